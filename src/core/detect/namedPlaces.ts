// Literals of a program that no visible load reaches, judged by the names they stand under.
import type { HubId } from '../model';
import type { Place } from '../syntax/shapes';
import { type NamedRepository, repositoryOf, repositoryOfHandle, soundsLikeModel, isOwned } from './ids';
import { isVague, modelUnder } from './modelUnder';
import { calleeSays, nameSays, proseCalls } from './naming';
import { isCatalogueName } from './signatures/catalogues';

/** Calls that show a link to people, and names of links. */
const shown = /link|href|homepage|citation|doc|help|description|message|paper|readme/i;

/** A file of a model behind a URL, or a handle of TensorFlow Hub: programs keep those to fetch them. */
function linkedFile(place: Place, said: NamedRepository | undefined): NamedModel | undefined {
	if (
		place.names.some(
			({ kind, name }) =>
				shown.test(name) || (kind === 'callee' && proseCalls.test(name) && !fetches.test(name)),
		)
	) {
		return undefined;
	}
	if (said?.url && said.kind === 'model' && said.file !== undefined) {
		return { hub: 'huggingface', said };
	}
	const handle = repositoryOfHandle(place.literal.value);
	return handle && { hub: 'tfhub/kaggle', said: handle };
}

const fetches = /^(?:get|fetch|post|require|import)$/;

/** What a literal names, and where. */
export interface NamedModel {
	readonly hub: HubId;
	readonly said: NamedRepository;
}

/** Not what is printed or compared. */
const isValue = (place: Place): boolean =>
	place.names.every(({ kind, name }) =>
		kind === 'callee' ? !proseCalls.test(name) && !documents.test(name) : !shown.test(name),
	);

/** Decorators that only write documentation: `auto_docstring(checkpoint=…)`. */
const documents = /doc_?string/i;

/** The model that the literal at `place` names, by what stands around it. */
export function namedAsModel(place: Place, file: string): NamedModel | undefined {
	const text = place.literal.value;
	if (place.names.some(({ kind, name }) => kind === 'callee' && documents.test(name))) {
		return undefined;
	}
	if (isCatalogueName(text)) {
		return place.prose || !isValue(place) ? undefined : { hub: 'other', said: { id: text, kind: 'model' } };
	}
	const said = repositoryOf(text);
	const linked = text.includes('://') && !place.prose ? linkedFile(place, said) : undefined;
	if (linked) {
		return linked;
	}
	const named = place.prose || said?.url ? undefined : modelUnder(text, file);
	if (!named || (named.hub === 'huggingface' && isVague(named.said.id))) {
		return undefined;
	}
	for (const { kind, name, position } of place.names) {
		const verdict = kind === 'callee' ? calleeSays(name, position ?? 0) : nameSays(name);
		if (verdict !== 'silent') {
			return verdict === 'model' ? named : undefined;
		}
	}
	// Nothing around it says what it is; then only a name that speaks for itself counts.
	const { id } = named.said;
	return named.hub === 'huggingface' && place.names.length > 0 && isOwned(id) && soundsLikeModel(id)
		? named
		: undefined;
}

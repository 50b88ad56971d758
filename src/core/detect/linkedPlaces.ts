// Addresses in literals: of those that a program fetches, the model that they lead to.
import type { Place } from '../syntax/shapes';
import { isToldAsData } from './datasets';
import { repositoryOfHandle } from './links';
import { type HubModel, isPlaceholder } from './modelUnder';
import { isProseCall, nameSays } from './naming';
import { repositoryOf } from './spellings';

/** Calls that show a link to people, and names of links. */
const shown = /link|href|homepage|citation|doc|help|description|message|paper|readme/i;

/** Names of links that people follow, beside which an address is no source of a model. */
const linkName = /url|link|card|page|site|home|badge|logo|icon/i;

const fetches = /(?:^|\.)(?:get|fetch|post|require|import)$/;

/** What an address leads to that a program fetches; a page of the hub counts under a name that says "a model". */
export function linkedModel(place: Place): HubModel | undefined {
	const text = place.literal.value;
	const said = repositoryOf(text);
	const isShown = place.names.some(
		({ kind, name }) => shown.test(name) || (kind === 'callee' && isProseCall(name) && !fetches.test(name)),
	);
	if (place.prose || isShown || isToldAsData(place.names) || (said && isPlaceholder(said.id))) {
		return undefined;
	}
	if (said?.kind === 'model' && (said.url || said.fetched)) {
		const [inner] = place.names;
		const named =
			inner && inner.kind !== 'callee' && !linkName.test(inner.name) && nameSays(inner.name) === 'model';
		return said.fetched || named ? { hub: said.hub ?? 'huggingface', said } : undefined;
	}
	const handle = repositoryOfHandle(text);
	return handle && { hub: 'tfhub/kaggle', said: handle };
}

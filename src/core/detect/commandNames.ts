// What a word of a command names, for the row of that command.
import type { HubId } from '../reference';
import { isPair } from './ids';
import type { NamedRepository } from './links';
import { modelUnder } from './modelUnder';
import type { CommandSignature } from './signatures/shell';
import { repositoryOf } from './spellings';

/** The repository that `text` names, and the hub that the command asks for it. */
export function namedInCommand(
	text: string,
	row: CommandSignature | undefined,
): (NamedRepository & { readonly hub: HubId }) | undefined {
	if (row?.catalogue?.(text)) {
		return { hub: 'other', id: text, kind: 'model' };
	}
	const own = row ? undefined : modelUnder(text, '');
	if (own?.hub === 'ollama') {
		return { hub: own.hub, ...own.said };
	}
	const hub = row?.hub ?? 'huggingface';
	const plain = row?.tagged ? text.replace(/:[\w.-]{1,60}$/, '') : text;
	// ollama run hf.co/org/name:Q4_K_M
	const hosted =
		hub === 'ollama'
			? /^(?:hf\.co|huggingface\.co)\/([\w.-]{1,96}\/[\w.-]{1,96})(?::[\w.-]{1,60})?$/.exec(text)
			: null;
	if (hosted) {
		return { hub: 'huggingface', id: hosted[1] ?? '', kind: 'model' };
	}
	if (row?.takes === 'suffix') {
		const [id = '', revision] = text.split(':');
		return /^[\w.-]+(?:\/[\w.-]+){1,2}$/.test(id)
			? { hub, id, kind: 'model', ...(revision ? { revision, revisionAt: id.length + 1 } : {}) }
			: undefined;
	}
	const said = repositoryOf(plain);
	if (said) {
		return { hub, ...said };
	}
	// A client of the hub takes no path: `hf download ggerganov/whisper.cpp`.
	if (row?.library === 'huggingface_hub' && isPair(plain)) {
		return { hub, id: plain, kind: 'model' };
	}
	return hub === 'ollama' && /^[a-z0-9][\w.-]*(?::[\w.-]+)?$/i.test(text)
		? { hub, id: text, kind: 'model' }
		: undefined;
}

// What the text of an argument names in a call of a row.
import type { HubId } from '../reference';
import { isCanonical, isClosed, isCode, isOwned, isPair, isSold } from './ids';
import { handleIn, type NamedRepository, repositoryOfHandle } from './links';
import type { Signature } from './signatures/signature';
import { isSentenceName, repositoryOf } from './spellings';

/** A repository and the hub that a call asks for it. */
export interface Named extends NamedRepository {
	readonly hub: HubId;
}

/** Names of builders of the datasets library that read local files. */
const fileBuilders = new Set(
	'json csv parquet text arrow xml webdataset imagefolder audiofolder videofolder pandas sql generator spark'.split(
		' ',
	),
);

/** The repository that `text` names in a call of `row`, or undefined when it is a path or something else. */
export function namedBy(text: string, row: Signature, certain: boolean): Named | undefined {
	const hub = row.hub ?? 'huggingface';
	const alias = row.aliases?.get(text);
	if (alias !== undefined) {
		return { hub: 'huggingface', id: alias, kind: 'model' };
	}
	if (row.catalogue?.(text)) {
		return { hub: 'other', id: text, kind: 'model' };
	}
	if (hub === 'tfhub/kaggle') {
		const said = repositoryOfHandle(text) ?? kaggleHandle(text);
		return said && { hub, ...said };
	}
	if ((row.hosted && isClosed(text)) || (row.prefix && !row.prefix.test(text))) {
		return undefined;
	}
	if (text.startsWith('kaggle://')) {
		const said = kaggleHandle(text.slice('kaggle://'.length));
		return said && { hub: 'tfhub/kaggle', ...said };
	}
	const plain = row.prefix ? text.replace(row.prefix, '') : text;
	const marked = row.suffix && /^([^@]+)@([\w./-]{1,100})$/.exec(plain);
	if (marked && isOwned(marked[1] ?? '')) {
		const [, id = '', revision = ''] = marked;
		return { hub, id, kind: 'model', revision, revisionAt: text.length - revision.length };
	}
	if (row.takes === 'suffix') {
		const mark = row.hub === 'pytorch-hub' ? ':' : '@';
		const [id = '', revision] = plain.split(mark);
		const revisionAt = text.indexOf(mark, text.indexOf(id)) + 1;
		if (hub === 'pytorch-hub' ? isPair(id) : isOwned(id)) {
			return { hub, id, kind: 'model', ...(revision === undefined ? {} : { revision, revisionAt }) };
		}
		// Addresses of the hub are read as everywhere.
		if (hub === 'pytorch-hub' || !text.includes('://')) {
			return undefined;
		}
	}
	if (row.anyText) {
		return hub === 'ollama' ? ollamaName(text) : anyName(text, hub);
	}
	if (row.complete && isSold(plain)) {
		return undefined;
	}
	const said =
		repositoryOf(plain) ?? (certain && isPair(plain) && isAsked(plain, row) ? plainly(plain) : undefined);
	if (
		row.complete &&
		!plain.includes('/') &&
		/^[A-Za-z0-9][\w.-]+$/.test(plain) &&
		(said || certain || isSentenceName(plain))
	) {
		const id = row.complete(plain);
		return said || /[-\d]/.test(plain) ? { hub, id, kind: 'model' } : undefined;
	}
	if (!said || (!certain && !said.id.includes('/') && !isCanonical(said.id))) {
		return undefined;
	}
	return { hub, ...said };
}

const plainly = (id: string): NamedRepository => ({ id, kind: 'model' });

/**
 * Whether a call that is certain asks a hub for `pair`, though it looks like something else: clients of the hub take no
 * paths (`ggerganov/whisper.cpp`), and what is a repository of code elsewhere is a model here.
 */
const isAsked = (pair: string, { library }: Signature): boolean =>
	library === 'huggingface_hub' || library === '@huggingface/hub' || isCode(pair);

function anyName(text: string, hub: HubId): Named | undefined {
	const said = repositoryOf(text);
	return said
		? { hub, ...said }
		: /^[a-z0-9][\w-]*$/i.test(text) && !fileBuilders.has(text)
			? { hub, id: text, kind: 'model' }
			: undefined;
}

/** Ollama's own tags, and repositories of Hugging Face by their address without a scheme. */
function ollamaName(text: string): Named | undefined {
	const hosted = /^(?:hf\.co|huggingface\.co)\/([\w.-]+\/[\w.-]+)(?::[\w.-]+)?$/.exec(text);
	return hosted
		? { hub: 'huggingface', id: hosted[1] ?? '', kind: 'model' }
		: /^[a-z0-9][\w.-]*(?:\/[\w.-]+)?(?::[\w.-]+)?$/i.test(text)
			? { hub: 'ollama', id: text, kind: 'model' }
			: undefined;
}

/** `owner/model/framework/variation/version`, where the version may be missing. */
function kaggleHandle(text: string): NamedRepository | undefined {
	return handleIn(
		text,
		/^([\w.-]{1,96}\/[\w.-]{1,96})\/[\w.-]{1,60}\/[\w.-]{1,96}(?:\/(\d{1,9}))?$/.exec(text),
	);
}

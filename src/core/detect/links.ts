// Addresses that lead to a repository of a hub, or to a file of one.
import type { HubId, ReferenceKind, Span } from '../reference';

/** A repository that a text names. */
export interface NamedRepository {
	readonly id: string;
	readonly kind: ReferenceKind;
	/** Of a URL: `…/resolve/REV/file`. */
	readonly revision?: string;
	/** Where the revision stands in the text. */
	readonly revisionAt?: number;
	readonly url?: boolean;
	/** Of a URL into the repository. */
	readonly file?: string;
	/** An address that fetches, not one that shows a page: `…/resolve/main/file`, `hf://org/name`. */
	readonly fetched?: boolean;
	/** When the text says so: `modelscope` of an address there. */
	readonly hub?: HubId;
}

const url =
	/^https?:\/\/(?:[^\s/@]{1,200}@)?(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\/((?:datasets|spaces)\/)?([A-Za-z0-9][\w.-]{0,95}(?:\/[A-Za-z0-9_][\w.-]{0,95})?)(?:\/(resolve|blob|raw|tree|commit)\/((?:refs%2Fpr%2F\d+)|(?:refs\/pr\/\d+)|[^/?#\s]{1,100})(?:\/([^?#\s]{1,300}))?)?\/?(?:[?#].{0,200})?$/;

/** Pages of the hub's site that are no repositories. */
const sitePages = new Set(
	(
		'api blog chat collections datasets docs enterprise join learn login models new organizations papers posts pricing settings spaces tasks transformers welcome front terms-of-service privacy inference-endpoints ' +
		'cli kernels buckets mcp oauth playground support contact changelog notifications new-dataset new-space code-of-conduct'
	).split(' '),
);

/**
 * Whether an address leads to content; `blob` shows a page about the file, but loaders of single files take it for the
 * file itself. Pictures and texts of a model repository are for people.
 */
const isFetched = (verb: string | undefined, file: string | undefined): boolean =>
	(verb === 'resolve' || verb === 'raw' || (verb === 'blob' && singleFile.test(file ?? ''))) &&
	!/\.(?:png|jpe?g|gif|svg|webp|mp4|mp3|wav|md|html?|pdf)$/i.test(file ?? '');

const singleFile = /\.(?:safetensors|ckpt|gguf|ggml|bin|pth?|onnx)$/i;

/** The repository that a URL of the hub leads to. */
export function repositoryOfUrl(text: string): NamedRepository | undefined {
	const served = text.length > 800 ? undefined : inference.exec(text)?.[1];
	if (served !== undefined) {
		return { id: served, kind: 'model', url: true, fetched: true };
	}
	const found = text.length > 800 ? null : url.exec(text);
	const [, area, path = '', verb, revision, file] = found ?? [];
	const first = path.split('/')[0] ?? '';
	if (!found || (sitePages.has(first) && area === undefined) || (!path.includes('/') && verb === undefined)) {
		return undefined;
	}
	const kind = area === 'datasets/' ? 'dataset' : area === 'spaces/' ? 'space' : 'model';
	return {
		id: path,
		kind,
		url: true,
		...(revision !== undefined
			? { revision: decoded(revision), revisionAt: text.indexOf(`/${verb}/`) + (verb?.length ?? 0) + 2 }
			: {}),
		...(file !== undefined ? { file } : {}),
		...(isFetched(verb, file) ? { fetched: true } : {}),
	};
}

/** The hub's services that run a model: `https://router.huggingface.co/hf-inference/models/org/name`. */
const inference =
	/^https?:\/\/(?:api-inference\.huggingface\.co|router\.huggingface\.co\/[\w-]{1,40})\/(?:models|pipeline\/[\w-]{1,40})\/([A-Za-z0-9][\w.-]{0,95}(?:\/[A-Za-z0-9_][\w.-]{0,95})?)(?:\/pipeline\/[\w-]{1,40}|\/v1(?:\/[\w/]{1,40})?)?\/?$/;

const modelscope =
	/^https?:\/\/(?:www\.)?modelscope\.(?:cn|ai)\/(?:models\/)?([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95}?)(?:\.git)?(?:\/(?:resolve|files|summary|file)\/?[^?#\s]{0,300})?\/?(?:[?#].{0,200})?$/;

/** The repository of ModelScope that an address leads to. */
export function repositoryOfModelscope(text: string): NamedRepository | undefined {
	const id = text.length > 800 ? undefined : modelscope.exec(text)?.[1];
	return id === undefined ||
		/^(?:datasets|studios|docs|api|organization|profile|my|home|learn|topics|mcp|brand)\//.test(id)
		? undefined
		: {
				id,
				kind: 'model',
				url: true,
				hub: 'modelscope',
				...(/\.git$|\/resolve\//.test(text) ? { fetched: true } : {}),
			};
}

const tensorflowHub =
	/^https?:\/\/(?:www\.)?tfhub\.dev\/([\w.-]{1,96}\/[\w./-]{1,200}?)(?:\/(\d{1,9}))?(?:[?#].{0,200})?$/;
const kaggle =
	/^https?:\/\/(?:www\.)?kaggle\.com\/models\/([\w.-]{1,96}\/[\w.-]{1,96})(?:(?:\/frameworks)?\/[\w.-]+(?:\/variations)?\/[\w.-]+(?:\/versions)?(?:\/(\d{1,9}))?)?(?:[/?#].{0,200})?$/i;

/** The model behind a handle of TensorFlow Hub or Kaggle: `https://tfhub.dev/google/nnlm-en-dim128/1`. */
export function repositoryOfHandle(text: string): NamedRepository | undefined {
	const found = text.length > 800 ? null : (tensorflowHub.exec(text) ?? kaggle.exec(text));
	return handleIn(text, found);
}

/** A handle by a match of its id and, where it has one, the version at its end. */
export function handleIn(text: string, found: RegExpExecArray | null): NamedRepository | undefined {
	const [, id, revision] = found ?? [];
	return id === undefined
		? undefined
		: {
				id,
				kind: 'model',
				url: true,
				...(revision === undefined ? {} : { revision, revisionAt: text.lastIndexOf(revision) }),
			};
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

const scheme =
	/^(?:hf|huggingface):\/\/((?:datasets|spaces|models)\/)?([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95})(?:[@:]([^/\s]{1,100}))?(?:\/\S*)?$/i;

/** What else the hub's own tools address so: `hf://buckets/org/name`, and lists of what an owner has, `hf://models/org`. */
const otherAreas =
	/^(?:models?|datasets?|spaces?|buckets|collections|docs|papers|kernels|jobs|users|orgs)\//i;

/**
 * The repository behind `hf://org/name/file`, `huggingface://org/name`, as KServe writes it `hf://org/name:main`, and as
 * MLC does `HF://org/name`.
 */
export function repositoryOfScheme(text: string): NamedRepository | undefined {
	const found = text.length > 800 ? null : scheme.exec(text);
	if (!found || (found[1] === undefined && otherAreas.test(found[2] ?? ''))) {
		return undefined;
	}
	const area = found[1]?.toLowerCase();
	const kind = area === 'datasets/' ? 'dataset' : area === 'spaces/' ? 'space' : 'model';
	return {
		id: found[2] ?? '',
		kind,
		fetched: true,
		...(found[3] === undefined
			? {}
			: {
					revision: found[3],
					revisionAt: text.indexOf(found[3], text.indexOf(found[2] ?? '') + (found[2] ?? '').length),
				}),
	};
}

/** Where in the file the revision of a literal stands; undefined where escapes move it. */
export function refIn(file: string, content: Span, said: NamedRepository | undefined): Span | undefined {
	if (said?.revision === undefined || said.revisionAt === undefined) {
		return undefined;
	}
	const start = content.start + said.revisionAt;
	const end = start + said.revision.length;
	return end <= content.end && file.slice(start, end) === said.revision ? { start, end } : undefined;
}

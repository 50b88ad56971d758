import type { Host } from '../host';
import type { Lookup } from '../model';
import { createAskedHub } from './asked';
import { type Get, type HubAnswer, type HubQuestion, noName, unreadable } from './askedHub';
import type { Hub, HubSettings } from './hub';
import { readKaggleModel, readKaggleVariation } from './kaggleModel';
import { isFields, type Note, toCount } from './readers';
import { toSegments } from './unsupported';

/**
 * TensorFlow Hub, whose models moved to Kaggle, and Kaggle Models. tfhub.dev itself tells nothing but where a model's
 * archive is, and is not asked.
 */
export function createKaggle(host: Host, settings: HubSettings): Hub {
	return createAskedHub(host, settings, {
		id: 'tfhub/kaggle',
		origin: 'https://www.kaggle.com',
		page: kagglePage,
		question,
		answer,
	});
}

/** How Kaggle names frameworks in a handle, without case. */
const frameworks =
	/^(?:tensorflow[12]?|tflite|tfjs|tensorrtllm|keras|pytorch|jax|flax|coral|transformers|onnx|scikitlearn|gguf|gemmacpp|maxtext|other)$/i;

const address = /^https:\/\/(?:tfhub\.dev|www\.kaggle\.com\/models)\//;

/**
 * A Kaggle handle `google/gemma/transformers/2b/3` has a framework in third place and leads to Kaggle;
 * any other path is one of tfhub.dev, which knows where its models went.
 */
function kagglePage(id: string): string | undefined {
	const path = toSegments(id.replace(address, ''));
	if (!path || path.length < 2) {
		return undefined;
	}
	const kaggle = id.startsWith('https://www.kaggle.com/') || frameworks.test(path[2] ?? '');
	return `https://${kaggle ? 'www.kaggle.com/models' : 'tfhub.dev'}/${path.join('/')}`;
}

interface Question extends HubQuestion {
	readonly path: string;
	/** `owner/model/framework/variation`, not only `owner/model`. */
	readonly variation: boolean;
	readonly version: number | undefined;
}

function question(id: string, revision: string | undefined): Question | Lookup {
	const parts = toSegments(id.replace(address, ''));
	if (!parts || parts.length < 2 || id.replace(address, '').includes(':')) {
		return noName('owner/model/framework/variation');
	}
	const variation = parts.length >= 4 && parts.length <= 5 && frameworks.test(parts[2] ?? '');
	if (!variation && parts.length !== 2) {
		return linked(id);
	}
	const written = revision ?? parts[4];
	const path = `/api/v1/models/${parts.slice(0, variation ? 4 : 2).join('/')}/get`;
	const version = written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
	// The answer is about the newest version whichever is asked for.
	return { id, key: JSON.stringify([path, version]), final: false, path, variation, version };
}

async function answer(question: Question, get: Get, note: Note): Promise<Lookup> {
	const { id, path, variation, version } = question;
	const about = await get(path);
	const status = statusOf(about);
	const read = variation ? readKaggleVariation : readKaggleModel;
	const model = status === 200 ? read(id, about.body, note) : undefined;
	if (model) {
		const newest = model.version === undefined ? undefined : Number(model.version);
		return version !== undefined && newest !== undefined && version > newest
			? { state: 'missing', what: 'revision', orPrivate: false, evidence: about.evidence }
			: { state: 'found', model, evidence: about.evidence };
	}
	if (status !== 404 || !isFields(about.body)) {
		return unreadable({ ...about, status });
	}
	// `google/nnlm-en-dim128` was a model of tfhub.dev and is a variation of `google/nnlm` at Kaggle.
	return variation
		? { state: 'missing', what: 'repository', orPrivate: true, evidence: about.evidence }
		: linked(id);
}

/** Kaggle says some refusals in the body alone: `kagglesdk` reads its `code` first. */
function statusOf({ body, status }: HubAnswer): number {
	const code = isFields(body) ? toCount(body.code) : undefined;
	return code !== undefined && code >= 400 && code < 600 ? code : status;
}

function linked(id: string): Lookup {
	const page = kagglePage(id);
	return page === undefined ? { state: 'unsupported' } : { state: 'unsupported', page };
}

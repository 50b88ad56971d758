import type { Host } from '../host';
import type { Lookup, ModelInfo } from '../model';
import { stated } from '../stated';
import { isCommit, isRevision } from './addresses';
import { createAskedHub } from './asked';
import { type Get, type HubQuestion, noName, noRevision } from './askedHub';
import type { Hub, HubSettings } from './hub';
import { readModelscopeFiles, readModelscopeModel, readModelscopeRefusal } from './modelscopeModel';
import type { Note } from './readers';
import { toSegments } from './unsupported';

/** ModelScope's own interface, as its client `modelscope_hub` 0.5.1 asks it. */
export function createModelscope(host: Host, settings: HubSettings): Hub {
	return createAskedHub(host, settings, {
		id: 'modelscope',
		origin: 'https://modelscope.cn',
		page: modelscopePage,
		question,
		answer,
	});
}

/** `iic/nlp_structbert` is https://modelscope.cn/models/iic/nlp_structbert */
function modelscopePage(id: string): string | undefined {
	const path = toSegments(id);
	return path?.length === 2 ? `https://modelscope.cn/models/${path.join('/')}` : undefined;
}

/** What loads get that name no revision; older clients (modelscope 1.20) took the newest tag from before their release. */
const defaultRevision = 'master';

interface Question extends HubQuestion {
	readonly path: string;
	readonly revision: string | undefined;
}

function question(id: string, revision: string | undefined): Question | Lookup {
	const segments = toSegments(id);
	if (segments?.length !== 2 || id.includes(':')) {
		return noName('owner/name');
	}
	if (revision !== undefined && !isRevision(revision)) {
		return noRevision();
	}
	const path = `/api/v1/models/${segments.join('/')}`;
	return { id, key: JSON.stringify([path, revision]), final: isCommit(revision), path, revision };
}

async function answer({ id, path, revision }: Question, get: Get, note: Note): Promise<Lookup> {
	const about = await get(path, 'shared');
	const facts = about.status === 200 ? readModelscopeModel(id, about.body, note) : undefined;
	if (!facts) {
		return readModelscopeRefusal(about, 'repository');
	}
	const wanted = encodeURIComponent(revision ?? defaultRevision);
	const list = await get(`${path}/repo/files?Revision=${wanted}&Recursive=True`);
	if (list.status === 404 && revision !== undefined) {
		const refusal = readModelscopeRefusal(list, 'revision');
		if (refusal.state === 'missing') {
			return refusal;
		}
	}
	// A gated repository states its facts and not its files.
	const files = list.status === 200 ? readModelscopeFiles(list.body, note) : undefined;
	const commit = isCommit(revision) && files ? revision : undefined;
	const model: ModelInfo = stated({ ...facts, commit, files });
	return { state: 'found', model, evidence: about.evidence };
}

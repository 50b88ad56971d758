import type { Host } from '../host';
import type { Lookup, ModelInfo } from '../model';
import { stated } from '../stated';
import { isCommit, isRevision } from './addresses';
import { createAskedHub } from './asked';
import { type Get, type HubAnswer, type HubQuestion, noName, noRevision, unreadable } from './askedHub';
import { readGithubLimits } from './githubLimits';
import type { Hub, HubSettings } from './hub';
import { isFields, type Note, readFields } from './readers';
import { toSegments } from './unsupported';

interface Question extends HubQuestion {
	/** `/repos/owner/repo` */
	readonly path: string;
	readonly ref: string | undefined;
}

/** `torch.hub.load("owner/repo:ref", …)` reads a GitHub repository, whose REST API is asked without a sign-in. */
export function createPytorchHub(host: Host, settings: HubSettings): Hub {
	return createAskedHub(host, settings, {
		id: 'pytorch-hub',
		origin: 'https://api.github.com',
		limits: readGithubLimits,
		page: pytorchHubPage,
		question,
		answer,
	});
}

/** `pytorch/vision:v0.10.0` is https://github.com/pytorch/vision/tree/v0.10.0 */
function pytorchHubPage(id: string, revision?: string): string | undefined {
	const colon = id.indexOf(':');
	const repository = toSegments(colon < 0 ? id : id.slice(0, colon));
	if (repository?.length !== 2) {
		return undefined;
	}
	const ref = revision ?? (colon < 0 ? undefined : id.slice(colon + 1));
	const tree = ref === undefined ? undefined : toSegments(ref);
	return `https://github.com/${repository.join('/')}${tree ? `/tree/${tree.join('/')}` : ''}`;
}

/** An account and a repository as GitHub names them. */
const repositoryName = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

function question(id: string, revision: string | undefined): Question | Lookup {
	const colon = id.indexOf(':');
	const repository = colon < 0 ? id : id.slice(0, colon);
	const ref = revision ?? (colon < 0 ? undefined : id.slice(colon + 1));
	if (!repositoryName.test(repository)) {
		return noName('owner/repo:ref');
	}
	if (ref !== undefined && !isRevision(ref)) {
		return noRevision();
	}
	const path = `/repos/${repository}`;
	return { id, key: JSON.stringify([repository, ref]), final: isCommit(ref), path, ref };
}

/** GitHub allows 60 questions an hour to those who do not sign in: two for a repository, one for each further ref. */
async function answer({ id, path, ref }: Question, get: Get, note: Note): Promise<Lookup> {
	const at = await get(
		ref === undefined
			? `${path}/git/matching-refs/heads/ma`
			: // Of the files that the commit changed one is enough; none cannot be asked for.
				`${path}/commits/${encodeURIComponent(ref)}?per_page=1`,
	);
	const head = ref === undefined ? readBranches(at) : readCommit(at, note);
	if ('state' in head) {
		return head;
	}
	const about = await get(path, 'shared');
	const repository = about.status === 200 ? readFields(about.body, note) : undefined;
	if (!repository) {
		return unreadable(about);
	}
	if (repository.flag('disabled')) {
		return { state: 'disabled', evidence: at.evidence };
	}
	const name = repository.text('full_name');
	const asked = id.split(':', 1).join();
	const model: ModelInfo = stated({
		id: name && repositoryName.test(name) && name.toLowerCase() !== asked.toLowerCase() ? name : id,
		commit: head.commit,
		private: repository.flag('private'),
		likes: repository.count('stargazers_count'),
		lastModified: head.date ?? repository.date('pushed_at'),
		createdAt: repository.date('created_at'),
		tags: repository.lines('topics'),
		archived: repository.flag('archived'),
		licenses: readLicense(repository.fields, note),
	});
	return { state: 'found', model, evidence: at.evidence };
}

interface Head {
	readonly commit?: string;
	readonly date?: string;
}

/** Without a ref torch takes the branch `main`, and `master` where there is none (torch/hub.py of torch 2.15). */
function readBranches(answer: HubAnswer): Head | Lookup {
	if (answer.status !== 200 || !Array.isArray(answer.body)) {
		return refusal(answer);
	}
	const commits = new Map<unknown, unknown>();
	for (const entry of answer.body.slice(0, 1000)) {
		if (!isFields(entry) || typeof entry.ref !== 'string') {
			return unreadable(answer);
		}
		commits.set(entry.ref, isFields(entry.object) ? entry.object.sha : undefined);
	}
	const names = ['refs/heads/main', 'refs/heads/master'].filter((name) => commits.has(name));
	const commit = names.length > 0 ? commits.get(names[0]) : undefined;
	if (names.length === 0 && !answer.headers.get('Link')?.includes('rel="next"')) {
		return { state: 'missing', what: 'revision', orPrivate: false, evidence: answer.evidence };
	}
	return typeof commit === 'string' && isCommit(commit) ? { commit } : {};
}

function readCommit(answer: HubAnswer, note: Note): Head | Lookup {
	const fields = answer.status === 200 ? readFields(answer.body, note) : undefined;
	const commit = fields?.text('sha');
	if (!fields || commit === undefined) {
		return refusal(answer);
	}
	const date = fields.below('commit')?.below('committer')?.date('date');
	return stated({ commit: isCommit(commit) ? commit : undefined, date });
}

/** 404: no such repository, or a private one; 422: no such ref; 409: nothing in it yet. */
function refusal(answer: HubAnswer): Lookup {
	const { status, evidence } = answer;
	const own = isFields(answer.body) && typeof answer.body.message === 'string';
	if (own && status === 404) {
		return { state: 'missing', what: 'repository', orPrivate: true, evidence };
	}
	return own && (status === 422 || status === 409)
		? { state: 'missing', what: 'revision', orPrivate: false, evidence }
		: unreadable(answer);
}

/** `license: null` says that GitHub found none; `NOASSERTION` that it does not know the one it found. */
function readLicense(fields: Readonly<Record<string, unknown>>, note: Note): readonly string[] | undefined {
	if (Object.hasOwn(fields, 'license') && fields.license === null) {
		return [];
	}
	const id = readFields(fields, note)?.below('license')?.text('spdx_id');
	return id === undefined ? undefined : [id === 'NOASSERTION' ? 'other' : id];
}

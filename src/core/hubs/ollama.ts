import * as l10n from '@vscode/l10n';
import { sha256 } from '../digest';
import type { Host } from '../host';
import type { Lookup, ModelFile, ModelInfo } from '../model';
import { createAskedHub } from './asked';
import { type Get, type HubAnswer, type HubQuestion, noName, unreadable } from './askedHub';
import type { Hub, HubSettings } from './hub';
import { isFields, type Note, readFields } from './readers';
import { toSegments } from './unsupported';

/** Ollama's registry, which speaks the protocol of Docker's: a tag has a manifest, and that lists its layers. */
export function createOllama(host: Host, settings: HubSettings): Hub {
	return createAskedHub(host, settings, {
		id: 'ollama',
		origin: 'https://registry.ollama.ai',
		accept: 'application/vnd.docker.distribution.manifest.v2+json',
		page: ollamaPage,
		question,
		answer,
	});
}

/** `llama3.2:3b` is https://ollama.com/library/llama3.2:3b, `someone/model` stands below its owner. */
function ollamaPage(id: string, revision?: string): string | undefined {
	const path = toSegments(revision === undefined || id.includes(':') ? id : `${id}:${revision}`);
	if (!path || path.length > 2) {
		return undefined;
	}
	// The colon before the tag is written as it is there.
	const name = path.join('/').replaceAll('%3A', ':');
	return path.length === 1 ? `https://ollama.com/library/${name}` : `https://ollama.com/${name}`;
}

/** What loads get that name no tag. */
const defaultTag = 'latest';

/** `[owner/]name[:tag]`: letters, digits, `_`, `-` and, but for an owner, `.` (Ollama's types/model/name.go). */
const modelName =
	/^(?:([A-Za-z0-9_][\w-]{0,79})\/)?([A-Za-z0-9_][\w.-]{0,79})(?::([A-Za-z0-9_][\w.-]{0,79}))?$/;

const digest = /^sha256:[0-9a-f]{64}$/;

interface Question extends HubQuestion {
	readonly path: string;
	/** Models of the library are public; others may be private. */
	readonly owned: boolean;
}

/** The tag that a reference means: its own, the given one, or `latest`. */
export function ollamaTag(id: string, revision?: string): string {
	return modelName.exec(id)?.[3] ?? revision ?? defaultTag;
}

function question(id: string, revision: string | undefined): Question | Lookup {
	if (/^(?:hf\.co|huggingface\.co)\//i.test(id)) {
		return {
			state: 'not-asked',
			reason: l10n.t('Ollama fetches this one from the Hugging Face hub, not from its own library.'),
		};
	}
	const name = modelName.exec(id);
	const tag = ollamaTag(id, revision);
	const safe = digest.test(tag) || modelName.test(`x:${tag}`);
	if (!name || !safe || id.includes('..') || tag.includes('..')) {
		return noName('name:tag');
	}
	const [, owner = 'library', model] = name;
	const path = `/v2/${owner}/${model}/manifests/${tag}`;
	return { id, key: path, final: digest.test(tag), path, owned: owner !== 'library' };
}

async function answer({ id, path, owned }: Question, get: Get, note: Note): Promise<Lookup> {
	const manifest = await get(path);
	const fields = manifest.status === 200 ? readFields(manifest.body, note) : undefined;
	const layers = fields?.raw('layers');
	if (!fields || !Array.isArray(layers)) {
		return refusal(manifest, owned);
	}
	const version = await digestOf(manifest);
	const files = readLayers(layers, note);
	const model: ModelInfo = { id, version, ...(files ? { files } : {}) };
	return { state: 'found', model, evidence: manifest.evidence };
}

/** The digest of a manifest is that of its bytes; the registry says it in a header too, but not to every question. */
async function digestOf({ headers, text }: HubAnswer): Promise<string> {
	const said = headers.get('Docker-Content-Digest') ?? headers.get('Ollama-Content-Digest') ?? '';
	const full = said.startsWith('sha256:') ? said : `sha256:${said}`;
	if (digest.test(full)) {
		return full;
	}
	return `sha256:${await sha256(text)}`;
}

/** Layers have no names of their own: they are called by what they hold, `model`, `license`, `license-2`. */
function readLayers(layers: readonly unknown[], note: Note): readonly ModelFile[] | undefined {
	const files: ModelFile[] = [];
	const counts = new Map<string, number>();
	for (const entry of layers.slice(0, 5000)) {
		const layer = readFields(entry, note, 'layers.');
		const type = layer?.text('mediaType');
		const size = layer?.count('size');
		const sha256 = layer?.text('digest');
		if (!layer || type === undefined) {
			note('layers: an entry without a type');
			return undefined;
		}
		const kind = /^application\/vnd\.ollama\.image\.([a-z]{1,30})/.exec(type)?.[1] ?? 'layer';
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		files.push({
			path: count === 1 ? kind : `${kind}-${count}`,
			...(size === undefined ? {} : { size }),
			...(sha256 && digest.test(sha256) ? { sha256: sha256.slice('sha256:'.length) } : {}),
		});
	}
	return layers.length > 5000 ? undefined : files;
}

/** The registry does not tell a missing tag from a missing model: both have no such manifest. */
function refusal(answer: HubAnswer, owned: boolean): Lookup {
	const own = isFields(answer.body) && Array.isArray(answer.body.errors);
	return own && answer.status === 404
		? { state: 'missing', what: 'repository', orPrivate: owned, evidence: answer.evidence }
		: unreadable(answer);
}

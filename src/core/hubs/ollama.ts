import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

export function createOllama(): Hub {
	return createUnsupported('ollama', ollamaPage);
}

/** `llama3.2:3b` is https://ollama.com/library/llama3.2:3b, `someone/model` stands below its owner. */
export function ollamaPage(id: string, revision?: string): string | undefined {
	const path = toSegments(revision === undefined || id.includes(':') ? id : `${id}:${revision}`);
	if (!path || path.length > 2) {
		return undefined;
	}
	// The colon before the tag is written as it is there.
	const name = path.join('/').replaceAll('%3A', ':');
	return path.length === 1 ? `https://ollama.com/library/${name}` : `https://ollama.com/${name}`;
}

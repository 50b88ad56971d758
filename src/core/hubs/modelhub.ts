import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** modelhub.ai, whose models are repositories on GitHub. */
export function createModelhub(): Hub {
	return createUnsupported('modelhub', modelhubPage);
}

function modelhubPage(id: string): string | undefined {
	const path = toSegments(id);
	return path?.length === 1 ? `https://github.com/modelhub-ai/${path[0]}` : undefined;
}

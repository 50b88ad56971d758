import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** modelzoo.co, which lists projects on GitHub. */
export function createModelzoo(): Hub {
	return createUnsupported('modelzoo', modelzooPage);
}

function modelzooPage(id: string): string | undefined {
	const path = toSegments(id);
	return path?.length === 1 ? `https://modelzoo.co/model/${path[0]}` : undefined;
}

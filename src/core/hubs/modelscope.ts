import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

export function createModelscope(): Hub {
	return createUnsupported('modelscope', modelscopePage);
}

/** `iic/nlp_structbert` is https://modelscope.cn/models/iic/nlp_structbert */
export function modelscopePage(id: string): string | undefined {
	const path = toSegments(id);
	return path?.length === 2 ? `https://modelscope.cn/models/${path.join('/')}` : undefined;
}

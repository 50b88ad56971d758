import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** The ONNX Model Zoo, a repository of files on GitHub. */
export function createOnnxZoo(): Hub {
	return createUnsupported('onnx-zoo', onnxZooPage);
}

/** `validated/vision/…/resnet50-v1-7.onnx` is that file; a plain name is one of the zoo's table. */
function onnxZooPage(id: string, revision = 'main'): string | undefined {
	const path = toSegments(id);
	const ref = toSegments(revision);
	if (!path || !ref) {
		return undefined;
	}
	return path.length === 1
		? `https://github.com/onnx/models/tree/${ref.join('/')}`
		: `https://github.com/onnx/models/blob/${ref.join('/')}/${path.join('/')}`;
}

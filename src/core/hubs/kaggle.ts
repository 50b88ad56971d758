import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** TensorFlow Hub, whose models moved to Kaggle, and Kaggle Models. */
export function createKaggle(): Hub {
	return createUnsupported('tfhub/kaggle', kagglePage);
}

/** How Kaggle names frameworks in a handle, without case. */
const frameworks =
	/^(?:tensorflow[12]?|tflite|tfjs|tensorrtllm|keras|pytorch|jax|flax|coral|transformers|onnx|scikitlearn|gguf|gemmacpp|maxtext|other)$/i;

/**
 * A Kaggle handle `google/gemma/transformers/2b/3` has a framework in third place and leads to Kaggle;
 * any other path is one of tfhub.dev, which knows where its models went.
 */
export function kagglePage(id: string): string | undefined {
	const path = toSegments(id.replace(/^https:\/\/(?:tfhub\.dev|www\.kaggle\.com\/models)\//, ''));
	if (!path || path.length < 2) {
		return undefined;
	}
	const kaggle = id.startsWith('https://www.kaggle.com/') || frameworks.test(path[2] ?? '');
	return `https://${kaggle ? 'www.kaggle.com/models' : 'tfhub.dev'}/${path.join('/')}`;
}

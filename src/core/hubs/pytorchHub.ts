import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** `torch.hub.load("owner/repo:ref", …)` reads a GitHub repository. */
export function createPytorchHub(): Hub {
	return createUnsupported('pytorch-hub', pytorchHubPage);
}

/** `pytorch/vision:v0.10.0` is https://github.com/pytorch/vision/tree/v0.10.0 */
export function pytorchHubPage(id: string, revision?: string): string | undefined {
	const colon = id.indexOf(':');
	const repository = toSegments(colon < 0 ? id : id.slice(0, colon));
	if (repository?.length !== 2) {
		return undefined;
	}
	const ref = revision ?? (colon < 0 ? undefined : id.slice(colon + 1));
	const tree = ref === undefined ? undefined : toSegments(ref);
	return `https://github.com/${repository.join('/')}${tree ? `/tree/${tree.join('/')}` : ''}`;
}

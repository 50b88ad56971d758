import type { Hub } from './hub';
import { createUnsupported, toSegments } from './unsupported';

/** MATLAB's Deep Learning Model Hub: repositories on GitHub, and packages of the File Exchange by their number. */
export function createMatlab(): Hub {
	return createUnsupported('matlab', matlabPage);
}

function matlabPage(id: string): string | undefined {
	const path = toSegments(id);
	if (path?.length !== 1) {
		return undefined;
	}
	return /^\d+(?:-|$)/.test(id)
		? `https://www.mathworks.com/matlabcentral/fileexchange/${path[0]}`
		: `https://github.com/matlab-deep-learning/${path[0]}`;
}

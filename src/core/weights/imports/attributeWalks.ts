import { effectOf } from './effects';

/** A walk that is longer is judged by its start. */
const longest = 12;

/** Whether a walk over attributes, `torch.os.system`, comes by something that runs code, opens files or imports. */
export function walksOut(path: readonly string[]): boolean {
	return path
		.slice(0, longest)
		.some(
			(name, at) =>
				name.startsWith('__') || (at > 0 && effectOf(path.slice(0, at).join('.'), name) !== undefined),
		);
}

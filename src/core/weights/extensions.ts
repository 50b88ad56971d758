import type { WeightFormat } from './format';
import { nameOf } from './reader';

/**
 * Endings that say how a loader opens the file, whether or not a format of ours lists them: torch and joblib unpickle
 * what is named so.
 */
const unpickled: readonly string[] = ['.bin', '.pt', '.pth', '.ckpt', '.pkl', '.pickle', '.joblib'];

/** Whether the file's name ends as files of the format do. */
export function goesByName({ extensions }: WeightFormat, path: string): boolean {
	const name = nameOf(path).toLowerCase();
	return extensions?.some((extension) => name.endsWith(extension)) ?? false;
}

/**
 * Whether the name says another format than the content has: whoever goes by the name opens the file with another
 * loader than it was judged for. Names without a known ending (a blob of a cache) say nothing.
 */
export function isMisnamed(format: WeightFormat, path: string, formats: readonly WeightFormat[]): boolean {
	if (goesByName(format, path)) {
		return false;
	}
	const name = nameOf(path).toLowerCase();
	const other = formats.some((each) => each !== format && goesByName(each, path));
	return other || (format.extensions !== undefined && unpickled.some((ending) => name.endsWith(ending)));
}

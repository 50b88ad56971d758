import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A script of this checkout as a module; scripts are plain JavaScript, so its types are not known here. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export const script = (name: string): Promise<any> =>
	import(pathToFileURL(resolve('scripts', `${name}.mjs`)).href);

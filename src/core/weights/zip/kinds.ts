import type { Examined, Outcome } from '../format';
import { kerasZip } from '../keras/kerasZip';
import { skops } from '../skops';
import type { Zip } from './openZip';
import { plainZip } from './plain';
import { torchScript } from './torchScript';
import { torchZip } from './torchZip';

/** A weight format that is a zip: recognised by the names of its members. */
export interface ZipKind {
	/** As users see it: `pytorch-zip`, `keras`, `skops`. */
	readonly id: string;
	/** By member names; by the file's name only where those cannot say. */
	fits(
		zip: { readonly members: readonly { readonly name: string }[] },
		file: { readonly path: string },
	): boolean;
	/**
	 * Judges every member (`judgeMember` for those that are not its own business) and what they say together. What the
	 * directory itself shows was reported before, what no directory accounts for is judged afterwards.
	 */
	judge(zip: Zip, examined: Examined): Promise<Partial<Outcome> | undefined>;
}

/** Every kind of zip. The first that fits judges; the last fits all. */
export const zipKinds: readonly ZipKind[] = [kerasZip, skops, torchScript, torchZip, plainZip];

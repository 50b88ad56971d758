import type { Expression } from '../../syntax/shapes';
import type { Flow } from '../flow';

/** A file of the workspace in which something is written. */
export interface Written {
	readonly path: string;
	readonly text: string;
}

/** The file that an expression stands in. */
export interface Home extends Written {
	/** Absent where names mean nothing: `.env`. */
	readonly flow?: Flow;
}

/** The other files of the workspace as one file sees them. What was not read yet is noted and answered as not there. */
export interface Neighbours {
	/** The file that this one calls `module`: `.config`, `pkg.config`, `./config`. */
	module(module: string): Home | undefined;
	/** The value of a variable of the environment that a file of the workspace sets. */
	environment(name: string): Expression | undefined;
	/** Undefined: an expression that was never handed from file to file, so it is of the file that asks. */
	homeOf(expression: Expression): Home | undefined;
	/** Notes that these expressions, and all in them, stand in `home`, unless they are known to stand elsewhere. */
	adopt(expressions: readonly Expression[], home: Home): readonly Expression[];
}

import type { IdAt, Signature } from '../signature';

// Argument names, the place of the options and whether there is a revision were read in the packages' own types.

export const imported = (names: string, module: string) => `import { ${names} } from '${module}';\n`;
export const firstName = (call: string): string => call.split(/[.(]/)[0] ?? call;

/** One row per call; the example calls each with its id as the argument at `ids.at`, or under its first key. */
export function rows(
	library: string,
	modules: readonly string[],
	calls: string,
	ids: IdAt,
	row: Partial<Signature> = {},
): Signature[] {
	return calls.split(' ').map((call) => {
		const name = firstName(call);
		const made = /^[A-Z]/.test(call) && (call === name || call.includes('()')) ? 'new ' : '';
		const path = call.replace('*', 'textGeneration');
		const argument =
			ids.at === undefined ? `{ ${ids.keys?.[0]}: 'org/name' }` : `${'0, '.repeat(ids.at)}'org/name'`;
		return {
			library,
			modules,
			call,
			ids: [ids],
			reads: 'remote',
			...(ids.at === undefined ? { keysAt: 0 } : {}),
			example: `${imported(name, modules[0] ?? '')}${made}${path}(${argument})`,
			...row,
		};
	});
}

/** The first argument. */
export const id: IdAt = { at: 0 };

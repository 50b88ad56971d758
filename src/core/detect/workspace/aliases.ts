// What a project calls its own folders: `compilerOptions.paths` of tsconfig.json.
import { parse } from 'jsonc-parser';
import { unlessTooDeep } from '../../formats/entries';

/** The settings of a compiler that say what names of modules stand for. */
export interface Aliases {
	/** Relative to the file's folder. */
	readonly base: string;
	/** `@app/*` and the paths it stands for, in order. */
	readonly paths: readonly (readonly [string, readonly string[]])[];
}

/** Where they are kept. */
export const aliasFiles: readonly string[] = ['tsconfig.json', 'jsconfig.json'];

/** More than a project ever has. */
const mostAliases = 200;

/** The aliases of a tsconfig.json; undefined when it has none. */
export function aliasesIn(text: string): Aliases | undefined {
	const options: unknown = unlessTooDeep(
		() => (parse(text) as { compilerOptions?: unknown } | undefined)?.compilerOptions,
		() => undefined,
	);
	if (typeof options !== 'object' || options === null) {
		return undefined;
	}
	const { baseUrl, paths } = options as { baseUrl?: unknown; paths?: unknown };
	const base = typeof baseUrl === 'string' ? baseUrl : '.';
	const named = typeof paths === 'object' && paths !== null ? Object.entries(paths) : [];
	const found = named.slice(0, mostAliases).flatMap(([name, targets]): [string, string[]][] => {
		const texts = Array.isArray(targets) ? targets.filter((one) => typeof one === 'string') : [];
		return texts.length > 0 ? [[name, texts]] : [];
	});
	return typeof baseUrl === 'string' || found.length > 0 ? { base, paths: found } : undefined;
}

/** The paths that `module` stands for, relative to the file's folder; the longest alias counts, as in TypeScript. */
export function aliased(module: string, { base, paths }: Aliases): readonly string[] {
	const fits = paths.flatMap(([name, targets]) => {
		const star = name.indexOf('*');
		const [before, after] = star === -1 ? [name, ''] : [name.slice(0, star), name.slice(star + 1)];
		const whole = star === -1 ? module === name : module.startsWith(before) && module.endsWith(after);
		const middle = module.slice(before.length, module.length - after.length);
		return whole && module.length >= before.length + after.length
			? [{ length: before.length, targets: targets.map((one) => one.replace('*', () => middle)) }]
			: [];
	});
	fits.sort((a, b) => b.length - a.length);
	return [...(fits[0]?.targets ?? []), module].map((one) => `${base}/${one}`);
}

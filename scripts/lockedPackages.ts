/** A package-lock.json as npm writes it, as far as it matters here. */
export interface Lock {
	readonly packages?: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
	readonly version?: string;
	/** What the downloaded bytes have to hash to: `sha512-…`. */
	readonly integrity?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly dev?: boolean;
	readonly devOptional?: boolean;
	readonly optional?: boolean;
	readonly link?: boolean;
}

export interface LockReport {
	/** Packages that run at a user's desk: the dependencies and all that they need. */
	readonly runtime: number;
	/** All that were looked at, those of the tools too. */
	readonly checked: number;
	/** What is wrong, as sentences. */
	readonly faults: readonly string[];
}

/**
 * Whether a lockfile says for each package which bytes it is. Packages for other platforms are left out: npm notes a hash
 * only of what it has fetched, and they are binaries of tools.
 * @param dependencies The names in package.json's `dependencies`.
 */
export function reportOf(lock: Lock, dependencies: readonly string[]): LockReport {
	const packages = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
	const runtime = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional);
	const checked = packages.filter(([, { optional, dev }]) => !(optional && dev));
	const faults = checked.flatMap(([path, { version, integrity, link }]) => {
		const name = path.replace(/^.*node_modules\//, '');
		if (link || version === undefined) {
			return [`${name} has no version in the lockfile.`];
		}
		return /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')
			? []
			: [`${name} ${version} has no SHA-512 hash in the lockfile.`];
	});
	const missing = dependencies
		.filter((name) => !runtime.some(([path]) => path === `node_modules/${name}`))
		.map((name) => `${name} is not in the lockfile.`);
	return { runtime: runtime.length, checked: checked.length, faults: [...missing, ...faults] };
}

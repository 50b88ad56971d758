// What has to be so before a version is released. Pure: what is read and asked is handed over.

/**
 * @typedef {object} ReleaseState
 * @property {{ name: string, version: string, repository?: string | { url?: string } }} manifest package.json
 * @property {{ name?: string, version?: string, packages?: Record<string, { version?: string }> }} lock package-lock.json
 * @property {string} changelog
 * @property {string} [tag] the one that is released; absent in a dry run before it is made
 */

/** @param {string} version */
export const tagOf = (version) => `v${version}`;

/**
 * The section of a version in the changelog: its day, and its text without the heading.
 * @param {string} changelog @param {string} version
 * @returns {{ day: string, notes: string, newest: boolean } | undefined}
 */
export function sectionOf(changelog, version) {
	const parts = changelog.split(/^## +/m).slice(1);
	for (const [at, part] of parts.entries()) {
		const [, named, day = ''] = /^(\S+)(?: +[–-] +(\S+))? *$/m.exec(part.slice(0, part.indexOf('\n'))) ?? [];
		if (named === version) {
			return { day, notes: part.slice(part.indexOf('\n')).trim(), newest: at === 0 };
		}
	}
	return undefined;
}

/**
 * What keeps the version from being released; empty when nothing does.
 * @param {ReleaseState} state
 * @returns {string[]} a sentence each
 */
export function releaseFaults({ manifest, lock, changelog, tag }) {
	const { name, version } = manifest;
	const section = sectionOf(changelog, version);
	const locked = [lock.version, lock.packages?.['']?.version];
	return [
		// The Marketplace knows no `1.0.0-beta.1`.
		!/^\d+\.\d+\.\d+$/.test(version) &&
			`The version in package.json has to be three numbers, and is ${version}.`,
		tag !== undefined &&
			tag !== tagOf(version) &&
			`The tag is ${tag}, and package.json has version ${version}: the tag has to be ${tagOf(version)}.`,
		(lock.name !== name || locked.some((one) => one !== version)) &&
			`package-lock.json is of ${lock.name} ${locked[0]}, and package.json of ${name} ${version}. Run: npm install --package-lock-only`,
		section === undefined && `CHANGELOG.md has no section for ${version}.`,
		section !== undefined &&
			!section.newest &&
			`In CHANGELOG.md the section for ${version} is not the first one.`,
		section !== undefined &&
			!isDay(section.day) &&
			`In CHANGELOG.md the section for ${version} has no day: ## ${version} – 2026-11-26`,
		section !== undefined &&
			!/^- /m.test(section.notes) &&
			`In CHANGELOG.md the section for ${version} says nothing.`,
	].filter((fault) => fault !== false);
}

/** @param {string} text @returns {boolean} whether it is a day of the calendar, as 2026-11-26 */
function isDay(text) {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * What publishing needs beyond that, and a dry run only tells: where the sources are is part of what is attested.
 * @param {ReleaseState['manifest']} manifest
 * @param {string | undefined} origin `https://github.com/owner/name` of the workflow that publishes
 * @returns {string | undefined}
 */
export function originFault({ repository }, origin) {
	const named = typeof repository === 'string' ? repository : repository?.url;
	if (named === undefined) {
		return 'package.json names no repository: npm attests a package only to the one that it names.';
	}
	const bare = named.replace(/^git\+/, '').replace(/\.git$/, '');
	return origin !== undefined && bare !== origin
		? `package.json names the repository ${bare}, and this is ${origin}.`
		: undefined;
}

// `npm run release`: checks that a version can be released, builds its packages, publishes them. See USAGE.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Misuse, typedName, withArguments } from './arguments.mjs';
import { main } from './main.mjs';
import { mostBytes, oversize, packCommandLine, packExtension, readManifest } from './packages.mjs';
import { cleanEnvironment, run } from './processes.mjs';
import { originFault, releaseFaults, sectionOf, tagOf } from './releaseChecks.mjs';
import { shown, targets } from './releaseTargets.mjs';
import { root } from './setup.mjs';
import { Problem, say } from './terminal.mjs';

const folder = join(root, 'out', 'release');

const USAGE = `Usage: npm run release -- --dry-run | --tag v1.2.3 | --publish TARGET
Checks that a version can be released, builds its packages, publishes them.
  --dry-run         checks, builds, and tells what would be published where
  --tag v1.2.3      checks, builds into out/release what --publish takes
  --publish TARGET  publishes what was built: ${Object.keys(targets).join(', ')};
                    with --dry-run it only tells by which command`;

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			'dry-run': { type: 'boolean', default: false },
			tag: { type: 'string' },
			publish: { type: 'string' },
		},
	});
	const { tag, publish, 'dry-run': dry } = values;
	if (publish !== undefined) {
		typedName(publish, Object.keys(targets), 'target');
	} else if (tag === undefined && !dry) {
		throw new Misuse('Say which tag is released (--tag v1.2.3), or --dry-run.');
	}
	return { tag, publish, dry };
}

/** @param {ReturnType<typeof readArguments>} options */
async function release({ tag, publish, dry }) {
	return publish === undefined ? prepare(tag, dry) : publishTo(publish, dry);
}

/** @returns {string} @param {string} name */
function text(name) {
	return readFileSync(join(root, name), 'utf8');
}

/** Where a workflow of GitHub runs; undefined elsewhere. */
function originHere() {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
	return server && repository ? `${server}/${repository}` : undefined;
}

/** @returns {import('./releaseTargets.mjs').Built} what is built, or would be */
function built() {
	const { name, version } = readManifest();
	return {
		vsix: join(folder, `${name}-${version}.vsix`),
		tarball: join(folder, `${name}-${version}.tgz`),
		sums: join(folder, 'SHA256SUMS'),
		notes: join(folder, 'NOTES.md'),
		tag: tagOf(version),
	};
}

/** @param {string | undefined} tag @param {boolean} dry */
async function prepare(tag, dry) {
	const manifest = readManifest();
	const changelog = text('CHANGELOG.md');
	const faults = releaseFaults({
		manifest,
		lock: JSON.parse(text('package-lock.json')),
		changelog,
		...(tag === undefined ? {} : { tag }),
	});
	const origin = originFault(manifest, originHere());
	if (origin !== undefined && !dry) {
		faults.push(origin);
	}
	if (faults.length > 0) {
		throw new Problem(faults.join('\n'));
	}
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const vsix = await packExtension(folder);
	const npm = await packCommandLine(folder);
	const large = [oversize(vsix, mostBytes.vsix), oversize(npm, mostBytes.npm)].filter(Boolean);
	if (large.length > 0) {
		throw new Problem(large.join('\n'));
	}
	const section = sectionOf(changelog, manifest.version);
	const { sums, notes } = built();
	writeFileSync(notes, `${section?.notes ?? ''}\n`);
	writeFileSync(sums, [vsix, npm].map(({ path }) => `${digestOf(path)}  ${basename(path)}\n`).join(''));
	say(`${manifest.name} ${manifest.version} of ${section?.day}`);
	for (const { path, bytes, files } of [vsix, npm]) {
		say(
			`  ${basename(path)}  ${(bytes / 1e6).toFixed(2)} MB, ${files.length} files, SHA-256 ${digestOf(path)}`,
		);
	}
	if (dry) {
		say('\nThis would be published:');
		for (const { title, needs, beside, command } of Object.values(targets)) {
			say(`  ${title}: ${shown(command(built()))}`);
			say(`    needs ${[...needs, ...(beside === undefined ? [] : [beside])].join(' and ')}`);
		}
		say(`\nNothing was published.${origin === undefined ? '' : ` Before it can be: ${origin}`}`);
	}
	return 0;
}

/** @param {string} path @returns {string} */
function digestOf(path) {
	return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** @param {string} name @param {boolean} dry */
async function publishTo(name, dry) {
	const target = /** @type {import('./releaseTargets.mjs').Target} */ (targets[name]);
	const files = built();
	// What was handed over between machines is what was built, and all of it.
	for (const path of [files.vsix, files.tarball, files.notes, files.sums]) {
		if (!existsSync(path) || statSync(path).size === 0) {
			throw new Problem(`${basename(path)} was not built. First: npm run release -- --tag ${files.tag}`);
		}
	}
	const sums = readFileSync(files.sums, 'utf8');
	for (const path of [files.vsix, files.tarball]) {
		if (!sums.includes(`${digestOf(path)}  ${basename(path)}\n`)) {
			throw new Problem(`${basename(path)} is not what SHA256SUMS says: it is not published.`);
		}
	}
	const [program = '', ...args] = target.command(files);
	if (dry) {
		say(`${target.title}: ${shown([program, ...args])}`);
		return 0;
	}
	const missing = target.needs.filter((variable) => !process.env[variable]);
	if (missing.length > 0) {
		throw new Problem(`${target.title} needs ${missing.join(' and ')} in the environment.`);
	}
	const { code } = await run(program, args, {
		cwd: folder,
		env: cleanEnvironment(),
		onOutput: (output) => void process.stdout.write(output),
	});
	return code;
}

await main(() => withArguments(USAGE, readArguments, release));

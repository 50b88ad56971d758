// The two packages that ship: the extension and, for npm, the command line.
import {
	copyFileSync,
	cpSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { extensionPage, extensionReadme } from './extensionPages.mjs';
import { cleanEnvironment, npm, temporaryFolder } from './processes.mjs';
import { build, root } from './setup.mjs';
import { Problem } from './terminal.mjs';

/**
 * What people download at each update.
 * @typedef {{ path: string, bytes: number, files: string[] }} Packed
 */

/** The promise is 2.5 MB for the extension; the command line has the same grammars and one bundle. */
export const mostBytes = { vsix: 2_500_000, npm: 2_500_000 };

/** @param {string} name @returns {any} */
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** @returns {any} the manifest of the extension, from which the other one is made */
export const readManifest = () => read('package.json');

/**
 * Builds the .vsix. Everything is bundled, so no node_modules travel along.
 * @param {string} folder where it is put
 * @returns {Promise<Packed>}
 */
export async function packExtension(folder) {
	const { name, version, repository } = readManifest();
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${name}-${version}.vsix`);
	const { code, output } = await build(['--minify']);
	if (code !== 0) {
		throw new Problem(`The build failed:\n${output.trim()}`);
	}
	const staged = join(root, 'out', 'extension');
	const files = await stageExtension(staged);
	// Loaded only now, here and below: a fresh clone has no packages at the start.
	const { createVSIX } = await import('@vscode/vsce');
	await createVSIX({
		cwd: staged,
		packagePath: path,
		dependencies: false,
		allowMissingRepository: true,
		// Without one, nothing relative is left in the pages that are shown by themselves.
		rewriteRelativeLinks: repository !== undefined,
	});
	const { packTighter } = await import('./tighter.mjs');
	packTighter(path);
	return { path, bytes: statSync(path).size, files };
}

/**
 * Lays what is built into a folder as it ships.
 * @param {string} folder emptied first
 * @returns {Promise<string[]>} the files, sorted
 */
async function stageExtension(folder) {
	rmSync(folder, { recursive: true, force: true });
	const files = await shippedFiles();
	for (const file of [...files, '.vscodeignore']) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		const shipped = shippedText(file, files);
		if (shipped === undefined) {
			copyFileSync(join(root, file), join(folder, file));
		} else {
			writeFileSync(join(folder, file), shipped);
		}
	}
	return files;
}

/** In them nothing can ship, and vsce looks at each of their files: a VS Code alone has tens of thousands. */
const apart = new Set(['.git', '.vscode-test', 'node_modules', 'out']);

/** @returns {Promise<string[]>} what ships in the extension, as vsce lists it; relative to the root with `/`, sorted */
export async function shippedFiles() {
	const { listFiles, PackageManager } = await import('@vscode/vsce');
	const folder = temporaryFolder('shipped');
	try {
		for (const name of readdirSync(root).filter((name) => !apart.has(name))) {
			cpSync(join(root, name), join(folder, name), { recursive: true });
		}
		return (await listFiles({ cwd: folder, packageManager: PackageManager.None })).sort();
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/**
 * The text of a file that ships otherwise than it stands here.
 * @param {string} file relative to the root, with `/` @param {readonly string[]} files what ships
 * @returns {string | undefined} undefined for one that ships as it is
 */
export function shippedText(file, files) {
	if (file === 'package.json') {
		// Scripts are those of a clone; vsce would run one of them, which builds once more.
		const { scripts: _, ...manifest } = readManifest();
		return `${JSON.stringify(manifest, null, '\t')}\n`;
	}
	if (!file.endsWith('.md')) {
		return undefined;
	}
	const text = readFileSync(join(root, file), 'utf8');
	return file === 'README.md'
		? extensionReadme(text, readManifest().repository !== undefined)
		: extensionPage(file, text, files);
}

/** @returns {string[]} what the npm package holds beside its manifest, relative to the root */
function commandLineFiles() {
	const grammars = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.wasm'));
	const words = readdirSync(join(root, 'l10n')).filter((name) => /^bundle\.l10n\..+\.json$/.test(name));
	return [
		'dist/cli.js',
		...readdirSync(join(root, 'dist', 'cli'))
			.filter((name) => name.endsWith('.js'))
			.map((name) => `dist/cli/${name}`),
		'dist/NOTICE.txt',
		...grammars.map((name) => `dist/${name}`),
		...words.filter((name) => name !== 'bundle.l10n.json').map((name) => `l10n/${name}`),
		'README.md',
		'CHANGELOG.md',
		'LICENSE',
	].sort();
}

/**
 * The manifest of the npm package. It depends on nothing: what it needs is in its bundle. The one of the extension says
 * `private`, so that nobody publishes a checkout by accident.
 */
export function commandLineManifest() {
	const { name, version, license, author, repository, homepage, bugs, keywords, engines, bin, type } =
		readManifest();
	return {
		name,
		version,
		description: read('package.nls.json').description,
		keywords,
		license,
		author,
		homepage,
		repository,
		bugs,
		type,
		bin: Object.fromEntries(
			Object.entries(bin).map(([program, path]) => [program, String(path).replace(/^\.\//, '')]),
		),
		engines: { node: engines.node },
		files: commandLineFiles(),
		publishConfig: { access: 'public' },
	};
}

/**
 * Builds the tarball for npm from what was built into `dist`.
 * @param {string} folder where it is put
 * @returns {Promise<Packed>}
 */
export async function packCommandLine(folder) {
	const staged = join(root, 'out', 'npm');
	rmSync(staged, { recursive: true, force: true });
	for (const file of commandLineFiles()) {
		mkdirSync(dirname(join(staged, file)), { recursive: true });
		copyFileSync(join(root, file), join(staged, file));
	}
	writeFileSync(join(staged, 'package.json'), `${JSON.stringify(commandLineManifest(), null, '\t')}\n`);
	mkdirSync(folder, { recursive: true });
	// News of another npm would stand behind its answer, whatever is said of the level.
	const { code, output } = await npm(
		['pack', '--json', '--loglevel=error', '--no-update-notifier', '--pack-destination', folder],
		{
			cwd: staged,
			env: cleanEnvironment(),
		},
	);
	if (code !== 0) {
		throw new Problem(`npm pack failed (exit code ${code}):\n${output.trim()}`);
	}
	const answer = JSON.parse(output.slice(output.search(/^[[{]/m)));
	// Newer ones answer with an object by names, older ones with a list.
	const [packed] = Array.isArray(answer) ? answer : Object.values(answer);
	return {
		path: join(folder, packed.filename),
		bytes: packed.size,
		files: packed.files.map((/** @type {{ path: string }} */ { path }) => path).sort(),
	};
}

/** What a package holds, and how large it is. @param {Packed} packed */
export function describe({ path, bytes, files }) {
	const unit = `${(bytes / 1e6).toFixed(2)} MB`;
	return [...files.map((file) => `  ${file}`), `${path}: ${files.length} files, ${unit}`].join('\n');
}

/** @param {Packed} packed @param {number} most @returns {string | undefined} what is wrong with its size */
export function oversize({ path, bytes }, most) {
	return bytes > most
		? `${path} has ${bytes} bytes, more than ${most}. Look for what was bundled without need.`
		: undefined;
}

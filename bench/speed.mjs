// `npm run bench`: how fast this build is, each figure beside a peer's or a limit's in the same run. Prints a table, and
// with --out writes it as JSON and draws the plot of growth. Needs Python with venv, and PyPI; ripgrep is asked where it
// is installed. Times of the processor are compared where other programs may be running: they wait for nobody.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, homedir, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { main } from '../scripts/main.mjs';
import { findProgram, run, temporaryFolder } from '../scripts/processes.mjs';
import { makeEnvironment } from '../scripts/python.mjs';
import { build } from '../scripts/setup.mjs';
import { Problem, say, step } from '../scripts/terminal.mjs';
import { growth, growthPicture } from './speed/growth.mjs';
import { programIn, timed } from './speed/measured.mjs';
import { flowiseTree, transformersTree } from './speed/trees.mjs';
import { leftBehind, typing } from './speed/typing.mjs';

const USAGE = `Usage: npm run bench [-- --only PART]… [--cache FOLDER] [--out FOLDER] [--rounds NUMBER]
  --only PART       scan, growth, typing, memory or sizes; may be given again
  --cache FOLDER    where trees and the Python environment are kept
  --transformers V  that version of transformers and not the newest
  --flowise FOLDER  FlowiseAI/Flowise as it lies there, not cloned
  --peers           also run Bandit and Semgrep, which take minutes
  --out FOLDER      writes speed.json and growth.svg there`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'dist', 'cli.js');
const parts = ['scan', 'growth', 'typing', 'memory', 'sizes'];

/** What is promised, in the units of the table. */
const targets = {
	'keystroke 2000 lines': 16,
	'warm scan': 0.5,
	'ripgrep ratio': 60,
	'bandit ratio': 20,
	vsix: 2.5,
};

async function bench() {
	const { values } = parseArgs({
		args: process.argv.slice(2).filter((word) => word !== '--'),
		options: {
			only: { type: 'string', multiple: true, default: parts },
			cache: { type: 'string', default: join(homedir(), '.cache', 'weightwise-bench') },
			transformers: { type: 'string' },
			flowise: { type: 'string' },
			peers: { type: 'boolean', default: false },
			out: { type: 'string' },
			rounds: { type: 'string', default: '3' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help || values.only.some((one) => !parts.includes(one))) {
		say(USAGE);
		return values.help ? 0 : 2;
	}
	const from = (folder) => resolve(process.env.INIT_CWD ?? '.', folder);
	const rounds = Number(values.rounds);
	/** @type {{ what: string, value: string, beside: string }[]} */
	const rows = [];
	const figures = {
		processors: availableParallelism(),
		node: process.version,
		load: loadavg()[0],
		scans: [],
		typing: [],
	};
	const wants = (part) => values.only.includes(part);
	const built = await step('Building', () => build(['--minify']));
	if (built.code !== 0) {
		throw new Problem('The build failed.');
	}
	if (wants('scan') || wants('growth')) {
		const cache = from(values.cache);
		mkdirSync(cache, { recursive: true });
		const env = join(cache, 'env');
		const peers = values.peers ? ['bandit', 'semgrep'] : [];
		const python = await step('Making the Python environment', () =>
			makeEnvironment(env, ['pip', 'setuptools', 'wheel', ...peers]),
		);
		const tree = await step('Fetching transformers', () =>
			transformersTree(cache, python, values.transformers),
		);
		const flowise = await step('Fetching Flowise', () =>
			flowiseTree(cache, values.flowise && from(values.flowise)),
		);
		const versions = values.peers ? await versionsOf(python, peers) : {};
		const trees = [
			{ name: `transformers ${tree.version}`, folder: tree.folder, endings: ['py'], bandit: true },
			...(flowise ? [{ name: 'Flowise', folder: flowise, endings: ['ts', 'tsx', 'js'], bandit: false }] : []),
		];
		for (const one of wants('scan') ? trees : []) {
			const scanned = await step(`Scanning ${one.name}`, () => scan(one, { python, env, rounds, versions }));
			figures.scans.push(scanned);
			rows.push(...rowsOf(scanned));
		}
		if (wants('growth')) {
			const into = join(temporaryFolder('growth'), 'tree');
			const points = await step('Scanning growing trees', () =>
				growth(tree.folder, '.py', into, (folder) => timed(python, ours(folder, '--no-cache'), { rounds })),
			);
			figures.growth = points;
			const each = points.map(({ files, cpu }) => (cpu / files) * 1000);
			rows.push({
				what: `growth over ${points.map(({ files }) => files).join(', ')} files`,
				value: points.map(({ cpu }) => `${cpu.toFixed(2)} s`).join(', '),
				beside: `${each.map((one) => one.toFixed(2)).join(', ')} ms a file`,
			});
		}
	}
	for (const lines of wants('typing') ? [500, 2_000, 20_000] : []) {
		const one = await step(`Typing in ${lines} lines`, () => typing(lines, lines > 5_000 ? 60 : 300));
		figures.typing.push(one);
		rows.push({
			what: `first detection, ${lines} lines`,
			value: ms(one.firstMs),
			beside: `${one.references} references`,
		});
		const limit = lines === 2_000 ? `limit ${targets['keystroke 2000 lines']} ms` : '';
		rows.push({
			what: `after a keystroke, ${lines} lines`,
			value: `${ms(one.keystrokeMs)} (95 of 100), ${ms(one.medianMs)} (half), processor ${ms(one.processorMs)}`,
			beside: limit,
		});
	}
	if (wants('memory')) {
		const left = await step('Editing', () => leftBehind(10_000));
		figures.memory = left;
		rows.push({
			what: `memory after ${left.edits} edits`,
			value: `${left.after.toFixed(0)} MB, heap ${left.heapAfter.toFixed(1)} MB`,
			beside: `${left.before.toFixed(0)} MB before, heap ${left.heapBefore.toFixed(1)} MB`,
		});
	}
	if (wants('sizes')) {
		figures.sizes = await step('Packaging', sizes);
		for (const [name, bytes] of Object.entries(figures.sizes)) {
			const limit = name === '.vsix' ? `limit ${targets.vsix} MB` : '';
			rows.push({ what: name, value: `${(bytes / 1e6).toFixed(2)} MB`, beside: limit });
		}
	}
	say();
	say(tableOf(rows));
	say(
		`${availableParallelism()} processors, Node ${process.version}, load ${figures.load.toFixed(1)} at the start and ${loadavg()[0].toFixed(1)} at the end.`,
	);
	if (values.out !== undefined) {
		const out = from(values.out);
		mkdirSync(out, { recursive: true });
		writeFileSync(join(out, 'speed.json'), `${JSON.stringify({ ...figures, rows }, null, '\t')}\n`);
		if (figures.growth) {
			writeFileSync(
				join(out, 'growth.svg'),
				growthPicture(figures.growth, 'Time of a cold scan by the number of files'),
			);
		}
	}
	return 0;
}

const ours = (folder, ...flags) => [process.execPath, cli, 'refs', '--format', 'json', ...flags, folder];

/** Our cold and warm scan of a tree, and what others take for it. */
async function scan({ name, folder, endings, bandit }, { python, env, rounds, versions }) {
	const files = readdirSync(folder, { recursive: true })
		.map(String)
		.filter(
			(one) => endings.some((ending) => one.endsWith(`.${ending}`)) && statSync(join(folder, one)).isFile(),
		);
	const lines = files.reduce(
		(sum, one) => sum + readFileSync(join(folder, one), 'utf8').split('\n').length - 1,
		0,
	);
	const kept = ['--cache-dir', temporaryFolder('kept')];
	const cold = await timed(python, ours(folder, '--no-cache'), { rounds });
	const single = await timed(python, ours(folder, '--no-cache', '--threads', '1'), { rounds });
	await timed(python, ours(folder, ...kept));
	const warm = await timed(python, ours(folder, ...kept), { rounds });
	const rg = findProgram('rg');
	const floor = rg && (await timed(python, [rg, '-c', 'from_pretrained', folder], { rounds, codes: [0, 1] }));
	const others = {};
	if (versions.bandit && bandit) {
		const asked = ['-q', '-r', folder, '-t', 'B614,B615', '-f', 'json'];
		others[`bandit ${versions.bandit}`] = await timed(python, [programIn(env, 'bandit'), ...asked], {
			codes: [0, 1],
		});
	}
	if (versions.semgrep) {
		const rules = fileURLToPath(new URL('speed/rules.yaml', import.meta.url));
		const asked = [
			'scan',
			'--config',
			rules,
			'--metrics',
			'off',
			'--disable-version-check',
			'--quiet',
			folder,
		];
		others[`semgrep ${versions.semgrep}`] = await timed(python, [programIn(env, 'semgrep'), ...asked], {
			codes: [0, 1],
		});
	}
	const ripgrep = floor && (await run(rg, ['--version'])).output.split('\n')[0];
	return {
		name,
		files: files.length,
		lines,
		cold,
		single,
		warm,
		...(floor ? { floor, ripgrep } : {}),
		others,
	};
}

function rowsOf({ name, files, lines, cold, single, warm, floor, ripgrep, others }) {
	const times = ({ wall, cpu }) => `${wall.toFixed(2)} s, processor ${cpu.toFixed(2)} s`;
	return [
		{
			what: `${name}: cold scan`,
			value: times(cold),
			beside: `${files} files, ${lines} lines, ${cold.megabytes.toFixed(0)} MB`,
		},
		{ what: `${name}: cold, one thread`, value: times(single), beside: '' },
		{ what: `${name}: warm scan`, value: times(warm), beside: `limit ${targets['warm scan']} s` },
		...(floor
			? [
					{
						what: `${name}: ${ripgrep}`,
						value: times(floor),
						beside: `we take ${(cold.wall / floor.wall).toFixed(0)} times as long, limit ${targets['ripgrep ratio']}`,
					},
				]
			: []),
		...Object.entries(others).map(([peer, took]) => ({
			what: `${name}: ${peer}`,
			value: times(took),
			beside: `${(took.wall / cold.wall).toFixed(1)} times our time, ${(took.cpu / cold.cpu).toFixed(1)} times our processor time`,
		})),
	];
}

async function versionsOf(python, names) {
	const code =
		'import sys\nfrom importlib.metadata import version\nfor name in sys.argv[1:]: print(version(name))';
	const { output } = await run(python, ['-c', code, ...names]);
	const lines = output.trim().split('\n');
	return Object.fromEntries(names.map((name, at) => [name, lines[at]]));
}

/** Bytes of what ships. */
async function sizes() {
	const packaged = await run(process.execPath, [join(root, 'scripts', 'package.mjs')], { cwd: root });
	const vsix = /^(.+\.vsix): /m.exec(packaged.output)?.[1];
	const of = (name) => statSync(join(root, 'dist', name)).size;
	return {
		'extension.js': of('extension.js'),
		'extension.js, gzipped': gzipSync(readFileSync(join(root, 'dist', 'extension.js'))).length,
		'extension.web.js': of('extension.web.js'),
		'cli.js': of('cli.js'),
		...(vsix ? { '.vsix': statSync(vsix).size } : {}),
	};
}

const ms = (value) => `${value.toFixed(1)} ms`;

function tableOf(rows) {
	const widths = ['what', 'value'].map((key) => Math.max(...rows.map((row) => row[key].length)));
	return rows
		.map(({ what, value, beside }) =>
			`  ${what.padEnd(widths[0])}  ${value.padEnd(widths[1])}  ${beside}`.trimEnd(),
		)
		.join('\n');
}

await main(bench);

// `npm run bench:weights -- FOLDER… [--speed FOLDER] [--env FOLDER] [--only TOOL…]`: our judge of weights and other
// scanners, in their newest versions, over the same files in one run. Needs python3 with venv, and PyPI. The figures
// compare tools on these files only; they are printed and kept nowhere.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { main } from '../../scripts/main.mjs';
import { cleanEnvironment, temporaryFolder } from '../../scripts/processes.mjs';
import { makeEnvironment } from '../../scripts/python.mjs';
import { Problem, say, step } from '../../scripts/terminal.mjs';
import { bundleOf, filesBelow, judging } from './judge.mjs';
import { percent, scoreOf } from './score.mjs';

const USAGE = `Usage: npm run bench:weights -- FOLDER… [--speed FOLDER] [--env FOLDER] [--only TOOL]
Judges the files that FOLDER/labels.json lists (each at its path in FOLDER or in FOLDER/files).
  --speed FOLDER  also measures seconds per megabyte and memory on every file below FOLDER, each in a process of its own
  --env FOLDER    keeps the Python environment there
  --only TOOL     one of the tools; may be given again`;

const ours = 'weightwise';
const peers = /** @type {Record<string, string[]>} */ ({
	picklescan: ['picklescan'],
	'picklescan --strict': ['picklescan'],
	fickling: ['fickling', 'typing_extensions'],
	modelscan: ['modelscan'],
});
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** @param {readonly string[]} words */
function readArguments(words) {
	const { values, positionals } = parseArgs({
		args: words.filter((word) => word !== '--'),
		allowPositionals: true,
		options: {
			speed: { type: 'string' },
			env: { type: 'string' },
			only: { type: 'string', multiple: true, default: [ours, ...Object.keys(peers)] },
		},
	});
	const from = (folder) => resolve(process.env.INIT_CWD ?? '.', folder);
	return {
		folders: positionals.map(from),
		speed: values.speed === undefined ? undefined : from(values.speed),
		env: values.env === undefined ? temporaryFolder('peers') : from(values.env),
		only: values.only,
	};
}

/**
 * What a tool says of files, in one process.
 * @param {{ program: string, args: string[] }} tool @param {readonly string[]} paths @param {number} rounds
 */
function judged({ program, args }, paths, rounds) {
	return new Promise((done, fail) => {
		const begun = performance.now();
		const child = spawn(program, [...args, String(rounds)], {
			env: cleanEnvironment(),
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		let output = '';
		let errors = '';
		child.stdout.on('data', (bytes) => {
			output += bytes;
		});
		child.stderr.on('data', (bytes) => {
			errors = (errors + bytes).slice(-2000);
		});
		child.on('error', fail);
		child.on('close', () => {
			const lines = output
				.trim()
				.split('\n')
				.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
			const end = lines.find((line) => line.memory !== undefined);
			if (end === undefined) {
				say(`    ${args.join(' ')} broke off: ${errors.trim().split('\n').at(-1)}`);
			}
			done({
				answers: new Map(lines.filter((line) => line.path !== undefined).map((line) => [line.path, line])),
				memory: end?.memory,
				version: end?.version,
				seconds: (performance.now() - begun) / 1000,
			});
		});
		child.stdin.end(JSON.stringify(paths));
	});
}

/** The files that labels.json of a folder lists. @param {string} folder */
function labelled(folder) {
	const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
	return labels.map((label) => {
		const path = [join(folder, label.file), join(folder, 'files', label.file)].find((at) => existsSync(at));
		return { ...label, path: path ?? join(folder, label.file) };
	});
}

const families = new Set(
	'pickle joblib numpy pytorch-zip pytorch-legacy pytorch-tar torchscript zip 7z'.split(' '),
);

/** A line of the table. */
function row(name, labels, { answers, memory, version, seconds }) {
	const byFile = new Map();
	for (const { file, path } of labels) {
		const answer = answers.get(path);
		if (answer?.verdict) {
			byFile.set(file, answer);
		}
	}
	const score = scoreOf(labels, byFile);
	const unread = labels.filter(({ verdict, file }) => verdict === 'dangerous' && !byFile.has(file)).length;
	return [
		`${name} ${version ?? ''}`.padEnd(28),
		`${score.detected}/${score.dangerous} (${percent(score.detected, score.dangerous)})`.padEnd(18),
		String(score.soft).padEnd(9),
		String(score.missed - unread).padEnd(8),
		String(unread).padEnd(10),
		`${score.falseAlarms}/${score.safe}`.padEnd(10),
		String(score.softAlarms).padEnd(9),
		String(score.answered).padEnd(8),
		`${((1000 * seconds) / labels.length).toFixed(1)}`.padEnd(9),
		memory === undefined ? '–' : `${Math.round(memory / 1024 / 1024)} MiB`,
	].join('');
}

const heading =
	'tool                        found             doubted  passed  not read  false al. doubted  answers ms/file  memory';

async function compareVerdicts(tools, folder) {
	const labels = labelled(folder);
	const paths = labels.map(({ path }) => path);
	const results = [];
	for (const [name, tool] of tools) {
		results.push([name, await judged(tool, paths, 1)]);
	}
	const pickles = labels.filter(({ format }) => families.has(format));
	for (const [title, some] of [
		['all formats', labels],
		['pickles, and archives with pickles', pickles],
	]) {
		say(
			`\n${some.length} files of ${folder}, ${title} (dangerous: found, doubted, passed as safe, not read; safe: false alarms, doubted)`,
		);
		say(heading);
		for (const [name, result] of results) {
			say(row(name, some, result));
		}
	}
}

async function compareSpeed(tools, folder) {
	say(
		`\nspeed over ${folder}: milliseconds per MB of the scan alone (fastest of 3, or of as many as a second holds), seconds and memory of a process for it`,
	);
	for (const file of filesBelow(folder).filter((path) => !path.endsWith('.json'))) {
		const path = join(folder, file);
		const megabytes = statSync(path).size / 1e6;
		say(`${file} (${megabytes.toFixed(1)} MB)`);
		for (const [name, tool] of tools) {
			const once = await judged(tool, [path], 1);
			const fast = await judged(tool, [path], 3);
			const { verdict = null, seconds = Number.NaN } = fast.answers.get(path) ?? {};
			const memory = once.memory === undefined ? '–' : `${Math.round(once.memory / 1024 / 1024)} MiB`;
			say(
				`  ${name.padEnd(22)}${`${((1000 * seconds) / megabytes).toFixed(2)} ms/MB`.padEnd(16)}${`${once.seconds.toFixed(2)} s`.padEnd(10)}${memory.padEnd(10)}${verdict ?? 'not read'}`,
			);
		}
	}
}

await main(async () => {
	const { folders, speed, env, only } = readArguments(process.argv.slice(2));
	if (folders.length === 0 && speed === undefined) {
		say(USAGE);
		return 2;
	}
	const unknown = only.find((name) => name !== ours && peers[name] === undefined);
	if (unknown !== undefined) {
		throw new Problem(`${unknown} is none of the tools: ${[ours, ...Object.keys(peers)].join(', ')}.`);
	}
	mkdirSync(env, { recursive: true });
	const bundle = join(env, 'judge.cjs');
	writeFileSync(bundle, await bundleOf(judging));
	const tools = [[ours, { program: process.execPath, args: [here('ours.mjs'), bundle] }]];
	const wanted = Object.entries(peers).filter(([name]) => only.includes(name));
	if (wanted.length > 0) {
		const packages = [...new Set(wanted.flatMap(([, names]) => names))];
		const python = await step('the other scanners', () => makeEnvironment(join(env, 'peers'), packages));
		for (const [name] of wanted) {
			tools.push([name, { program: python, args: ['-W', 'ignore', here('peers.py'), name] }]);
		}
	}
	const chosen = tools.filter(([name]) => only.includes(name));
	for (const folder of folders) {
		await compareVerdicts(chosen, folder);
	}
	if (speed !== undefined) {
		await compareSpeed(chosen, speed);
	}
	return 0;
});

// `npm run bench:weights`: our judge of weights and other scanners, in their newest versions, over the same files in one
// run. Needs python3 with venv, and PyPI. The figures compare tools on these files only; they are printed and kept
// nowhere.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Misuse, typedFolder, typedName, typedPath, withArguments } from '../../scripts/arguments.mjs';
import { main } from '../../scripts/main.mjs';
import { temporaryFolder } from '../../scripts/processes.mjs';
import { say } from '../../scripts/terminal.mjs';
import { percent, scoreOf } from './score.mjs';
import { speeds } from './speed.mjs';
import { judged, openTools, toolNames } from './tools.mjs';

const USAGE = `Usage: npm run bench:weights -- FOLDER… [--speed FOLDER] [--env FOLDER] [--only TOOL]
Judges the files that FOLDER/labels.json lists (each at its path in FOLDER or in FOLDER/files).
  --speed FOLDER  also measures seconds per megabyte and memory on every file below FOLDER, each in a process of its own
  --env FOLDER    keeps the Python environment there
  --only TOOL     one of the tools; may be given again`;

/** @param {string[]} args */
function readArguments(args) {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			speed: { type: 'string' },
			env: { type: 'string' },
			only: { type: 'string', multiple: true, default: toolNames },
		},
	});
	if (positionals.length === 0 && values.speed === undefined) {
		throw new Misuse('Name a folder with labels.json.');
	}
	return {
		folders: positionals.map(labelledFolder),
		speed: values.speed === undefined ? undefined : typedFolder(values.speed),
		env: values.env === undefined ? undefined : typedPath(values.env),
		only: values.only.map((name) => typedName(name, toolNames, 'tool')),
	};
}

/** @param {string} path */
function labelledFolder(path) {
	const folder = typedFolder(path);
	if (!existsSync(join(folder, 'labels.json'))) {
		throw new Misuse(`There is no labels.json in ${folder}.`);
	}
	return folder;
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
	for await (const { file, megabytes, by } of speeds(tools, folder)) {
		say(`${file} (${megabytes.toFixed(1)} MB)`);
		for (const { name, perMegabyte, seconds, memory, verdict } of by) {
			const rate = perMegabyte === undefined ? '–' : `${perMegabyte.toFixed(2)} ms/MB`;
			const mebibytes = memory === undefined ? '–' : `${Math.round(memory / 1024 / 1024)} MiB`;
			say(
				`  ${name.padEnd(22)}${rate.padEnd(16)}${`${seconds.toFixed(2)} s`.padEnd(10)}${mebibytes.padEnd(10)}${verdict ?? 'not read'}`,
			);
		}
	}
}

/** @param {ReturnType<typeof readArguments>} options */
async function sideBySide({ folders, speed, env = temporaryFolder('peers'), only }) {
	const tools = await openTools(only, env);
	for (const folder of folders) {
		await compareVerdicts(tools, folder);
	}
	if (speed !== undefined) {
		await compareSpeed(tools, speed);
	}
	return 0;
}

await main(() => withArguments(USAGE, readArguments, sideBySide));

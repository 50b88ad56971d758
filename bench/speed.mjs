// `npm run bench`: how fast this build is, each figure beside a peer's or a limit in the same run. Needs Python with
// venv, and PyPI; ripgrep is asked where it is installed. Times of the processor are compared where other programs may
// be running: they wait for nobody. A missed limit is marked and no failure: it is the machine's too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, homedir, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { typedFolder, typedName, typedNumber, typedPath, withArguments } from '../scripts/arguments.mjs';
import { main } from '../scripts/main.mjs';
import { build } from '../scripts/setup.mjs';
import { Problem, say, step } from '../scripts/terminal.mjs';
import { parts } from './speed/parts.mjs';
import { settingOf } from './speed/setting.mjs';
import { summaryOf, tableOf } from './speed/table.mjs';

const names = parts.map(({ name }) => name);

const USAGE = `Usage: npm run bench [-- --only PART]… [--peers] [--cache FOLDER] [--transformers V] [--flowise FOLDER]
                     [--folder FOLDER]… [--rounds NUMBER] [--out FOLDER]
How fast this build is, each figure beside a peer's or a limit in the same run.
  --only PART       may be given again; all of these unless given:
${parts.map(({ name, about }) => `                      ${name.padEnd(8)} ${about}`).join('\n')}
  --peers           also runs Bandit and Semgrep, which take minutes
  --cache FOLDER    where trees, weights and Python environments are kept
  --transformers V  that version of transformers and not the newest
  --flowise FOLDER  FlowiseAI/Flowise as it lies there, not cloned
  --folder FOLDER   programs for the part parity instead of those two; may be given again
  --rounds NUMBER   runs of each scan, of which the fastest counts; 3 unless given
  --out FOLDER      writes speed.json and growth.svg there`;

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			only: { type: 'string', multiple: true, default: names },
			peers: { type: 'boolean', default: false },
			cache: { type: 'string', default: join(homedir(), '.cache', 'weightwise-bench') },
			transformers: { type: 'string' },
			flowise: { type: 'string' },
			folder: { type: 'string', multiple: true, default: [] },
			rounds: { type: 'string', default: '3' },
			out: { type: 'string' },
		},
	});
	return {
		...values,
		only: values.only.map((name) => typedName(name, names, 'part of the bench')),
		rounds: typedNumber(values.rounds, '--rounds'),
		cache: typedPath(values.cache),
		flowise: values.flowise === undefined ? undefined : typedFolder(values.flowise),
		folders: values.folder.map(typedFolder),
		peers: values.peers ? ['bandit', 'semgrep'] : [],
		out: values.out === undefined ? undefined : typedPath(values.out),
	};
}

/** @param {ReturnType<typeof readArguments>} options */
async function bench({ only, out, ...asked }) {
	const begun = loadavg()[0];
	const built = await step('Building', () => build(['--minify']));
	if (built.code !== 0) {
		throw new Problem(`The build failed:\n${built.output.trim()}`);
	}
	const setting = settingOf(asked);
	const { versions } = setting;
	const rows = [];
	const figures = {};
	const machine = () => ({ processors: availableParallelism(), load: [begun, loadavg()[0]] });
	for (const { name, measure } of parts.filter((part) => only.includes(part.name))) {
		try {
			const measured = await measure(setting);
			rows.push(...measured.rows);
			figures[name] = measured.figures;
			keep(out, measured.picture?.name, measured.picture?.svg);
		} catch (error) {
			if (!(error instanceof Problem)) {
				throw error;
			}
			// Without network or a browser the other parts have their figures all the same.
			rows.push({ what: name, value: 'not measured', beside: error.message.split('\n')[0] });
		}
		// After each, so that a run that is broken off leaves what it has.
		keep(out, 'speed.json', `${JSON.stringify({ ...machine(), versions, rows, figures }, null, '\t')}\n`);
	}
	const { processors, load } = machine();
	const named = Object.entries(versions).map((pair) => pair.join(' '));
	say(`\n${tableOf(rows)}\n\n${summaryOf(rows)}`);
	say(
		`${processors} processors, load ${load.map((one) => one.toFixed(1)).join(' at the start and ')} at the end; ${named.join(', ')}.`,
	);
	return 0;
}

/** Writes a file where files are wanted. @param {string | undefined} folder @param {string | undefined} name @param {string} [text] */
function keep(folder, name, text = '') {
	if (folder !== undefined && name !== undefined) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, name), text);
	}
}

await main(() => withArguments(USAGE, readArguments, bench));

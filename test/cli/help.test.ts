import * as assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Command } from '../../src/cli/command';
import { allCommands, commandNames, commandOf } from '../../src/cli/commands';
import { commandHelp, programHelp } from '../../src/cli/help';
import { programFlags } from '../../src/cli/settings';
import { displayWidth } from '../../src/core/report/displayWidth';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench } from './terminal';

/** The words of a line as a shell takes them; our examples quote with double quotes only. */
const wordsOf = (line: string) =>
	[...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

async function named(name: string): Promise<Command> {
	const command = await commandOf(name);
	assert.ok(command);
	return command;
}

suite('the table of commands', () => {
	for (const name of commandNames) {
		test(`${name}: is told in one form`, async () => {
			const { about, flags, exits, examples, ...command } = await named(name);
			assert.equal(command.name, name);
			assert.match(about, /^\p{Ll}.*[^.]$/u);
			assert.ok(examples.length >= 2);
			assert.ok('0' in exits && '2' in exits);
			const spelled = flags.flatMap((flag) => [`--${flag.name}`, ...(flag.short ? [`-${flag.short}`] : [])]);
			assert.deepEqual(spelled, [...new Set(spelled)], 'a flag that stands twice means neither');
			assert.ok(['help', 'verbose', 'no-color'].every((common) => spelled.includes(`--${common}`)));
		});
		test(`${name}: says what holds when a flag is not given`, async () => {
			const { flags } = await named(name);
			// What narrows a search down, or names one of many, has nothing in its place.
			const filters = ['task', 'library', 'license', 'language', 'owner', 'least', 'most', 'file', 'rule'];
			const silent = flags
				.filter((flag) => flag.value !== undefined && !filters.includes(flag.name))
				.filter((flag) => !/default|instead of/.test(flag.about));
			assert.deepEqual(silent, []);
		});
	}
});

suite('the help', () => {
	for (const name of commandNames) {
		test(`${name}: has all that the tables hold, in lines that fit`, async () => {
			const command = await named(name);
			const wide = commandHelp(command, 100);
			const takes = command.takes === '' ? '' : ` ${command.takes}`;
			assert.ok(wide.startsWith(`Usage: weightwise ${command.name}${takes} [flags]\n\n`));
			for (const flag of command.flags) {
				assert.match(wide, new RegExp(`^ +(?:-., )?--${flag.name}(?: ${flag.value ?? ''})?(?:  |$)`, 'm'));
			}
			for (const code of Object.keys(command.exits)) {
				assert.match(wide, new RegExp(`^  ${code}  \\S`, 'm'));
			}
			for (const [line] of command.examples) {
				assert.ok(wide.includes(`\n  weightwise ${line}`), line);
			}
			for (const width of [60, 80, 100]) {
				const long = commandHelp(command, width)
					.split('\n')
					.filter((line) => displayWidth(line) > width)
					// Lines to type, lists and what stands alone are not broken.
					.filter((line) => /\S {2,}\S/.test(line.trim()) && !/\S{30}/.test(line));
				assert.deepEqual(long, []);
			}
		});
	}
	test('the program: names every command, exit code and variable', async () => {
		const commands = await allCommands();
		const text = programHelp(commands, programFlags, 100);
		for (const { name, takes } of commands) {
			assert.ok(text.includes(`\n  ${name} ${takes}`.trimEnd()), name);
		}
		assert.match(text, /^Usage: weightwise COMMAND/);
		assert.match(text, /\n {2}3 {2}a hub could not answer/);
		assert.match(text, /\n {2}HF_ENDPOINT +the hub/);
	});
});

/** The shortest question of the Model Context Protocol. */
const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };

suite('the examples of the help', () => {
	// Each reads the demo anew and asks a hub over sockets.
	const workbench = createWorkbench();
	let hub: TestHub;
	suiteSetup(async () => {
		cpSync(resolve('demo'), workbench.folder, { recursive: true });
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(async () => {
		await hub.close();
		workbench.dispose();
	});

	for (const name of commandNames) {
		test(`weightwise ${name}`, async () => {
			const { exits, examples } = await named(name);
			for (const [line] of examples) {
				assert.equal(wordsOf(line)[0], name);
				// Whoever holds a conversation is asked something.
				const output = new PassThrough();
				const pipe = { input: Readable.from([`${JSON.stringify(ping)}\n`], { objectMode: false }), output };
				const ran = await workbench.run(wordsOf(line), { HF_ENDPOINT: hub.url }, undefined, pipe);
				const { code, err } = ran;
				const out = ran.out + String(output.read() ?? '');
				assert.ok(code !== 2 && code in exits, `${line}: ${code}: ${err}`);
				assert.notEqual(out.trim(), '', `${line}: ${err}`);
				if (name !== 'help' && !/--offline|--format/.test(line)) {
					assert.doesNotMatch(out, /could not be (asked|reached)|Nothing fits/, line);
				}
			}
		});
	}
});

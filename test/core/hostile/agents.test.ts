import assert from 'node:assert/strict';
import process from 'node:process';
import { agentIn } from '../agent/agentDoors';
import { base } from '../hubs/fakeHub';
import { countAttack } from './attacks';
import { obeyed } from './obeyed';
import { payloads } from './payloads';
import { places, soundAnswers } from './places';

/** A third of the attacks; `WEIGHTWISE_HOSTILE=all` tries all. */
const shares = process.env.WEIGHTWISE_HOSTILE === 'all' ? 1 : 3;

const load = (id: string) =>
	`from transformers import AutoModel\nAutoModel.from_pretrained(${JSON.stringify(id)})\n`;

/** Inputs of tools that an agent fills with what somebody told it to, and what is asked then. */
const inputs: readonly (readonly [where: string, tool: string, (text: string) => unknown])[] = [
	['the model', 'look_up', (text) => ({ model: text })],
	['the revision', 'look_up', (text) => ({ model: `org/name@${text}` })],
	['the hub', 'look_up', (text) => ({ model: 'org/name', hub: text })],
	['the words', 'search', (text) => ({ words: text })],
	['the task', 'search', (text) => ({ task: text })],
	['the size', 'search', (text) => ({ most: text })],
	['the path', 'check', (text) => ({ code: load('org/name'), path: `${text}.py` })],
	['the path of a pin', 'pin', (text) => ({ code: load('org/name'), path: text })],
	['an id in code', 'check', (text) => ({ code: load(text) })],
	['the code', 'check', (text) => ({ code: text })],
	['the name of an input', 'pin', (text) => ({ [text]: 'x' })],
	['all inputs', 'check', (text) => text],
];

suite('hostile agents', () => {
	for (const [at, [where, tool, sent]] of inputs.entries()) {
		test(`in ${where}: nothing is obeyed, and only the hub is asked`, async () => {
			const faults: string[] = [];
			const asked: string[] = [];
			for (const { name: what, text } of payloads.filter((_, index) => (index + at) % shares === 0)) {
				countAttack(`${what} as ${where}`, 'agents, by their inputs');
				const { ask, host } = agentIn();
				const { fetch } = host;
				Object.assign(host, {
					fetch: (input: string | URL | Request, init?: RequestInit) => {
						asked.push(String(input));
						return fetch(input, init);
					},
				});
				const answer = await ask(tool, sent(text));
				const fault = obeyed({ surface: tool, reader: 'terminal', text: answer.text });
				faults.push(...(fault === undefined ? [] : [`${what}: ${fault}`]));
				faults.push(...host.lines.filter((line) => line.startsWith('error')));
			}
			assert.deepEqual(faults, []);
			assert.deepEqual(
				asked.filter((address) => new URL(address).origin !== base),
				[],
			);
			// Else nothing would be seen here of what is asked.
			assert.ok(asked.length > 0 || where !== 'the words');
		});
	}
	for (const path of [
		'../a.py',
		'a/../../b.py',
		'..\\..\\a.py',
		'/etc/a.py',
		' /etc/a.py',
		'//a.py',
		'~/a.py',
		'C:a.py',
		'a\0.py',
		'\u200b/etc/a.py',
		'a/..\u2060/b.py',
		'a/\u202eyp.b.py',
		'a/\u001b[2Jb.py',
	]) {
		test(`the path ${JSON.stringify(path)}: refused`, async () => {
			countAttack(`the path ${JSON.stringify(path)} of an agent`, 'agents, by their inputs');
			for (const tool of ['check', 'pin']) {
				const answer = await agentIn().ask(tool, { code: load('org/name'), path });
				assert.equal(answer.refused, true, answer.text);
			}
		});
	}
	test('a long answer is cut between characters', async () => {
		for (const before of ['', '#']) {
			countAttack(`an answer that is cut within a character, ${before}`, 'agents, by their inputs');
			const code = `${before}\n${load('org/name')}# ${'\u{1f600}'.repeat(60_000)}`;
			const { text } = await agentIn().ask('pin', { code });
			assert.ok(text.length > 50_000);
			assert.doesNotMatch(text, /\p{Cs}/u);
		}
	});
	for (const [what, sent] of [
		['a prototype', '{"model":"org/name","__proto__":{"hub":"evil"}}'],
		['a constructor', '{"model":"org/name","constructor":{"prototype":{"hub":"evil"}}}'],
		['a list', '{"model":["org/name"]}'],
		['an object', '{"model":{"length":1}}'],
	] as const) {
		test(`${what} among the inputs: refused`, async () => {
			countAttack(`${what} among the inputs of an agent`, 'agents, by their inputs');
			const answer = await agentIn().ask('look_up', JSON.parse(sent));
			assert.deepEqual([answer.refused, ({} as { hub?: unknown }).hub], [true, undefined]);
		});
	}
	for (const [at, { name: where, put }] of places.entries()) {
		test(`texts of hubs in ${where}: the answer to an agent obeys none`, async () => {
			const faults: string[] = [];
			for (const { name: what, text } of payloads.filter((_, index) => (index + at) % (3 * shares) === 0)) {
				countAttack(`${what} in ${where}, to an agent`, 'agents, by texts of hubs');
				const { ask } = agentIn({}, put(soundAnswers, text));
				for (const [tool, sent] of [
					['look_up', { model: 'org/name' }],
					['search', { words: 'name' }],
					['check', { code: load('org/name') }],
				] as const) {
					const answer = await ask(tool, sent);
					const fault = obeyed({ surface: tool, reader: 'terminal', text: answer.text });
					faults.push(...(fault === undefined ? [] : [`${what}, ${tool}: ${fault}`]));
				}
			}
			assert.deepEqual(faults, []);
		});
	}
});

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

import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench, type Workbench } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const code = `from transformers import AutoModel\nAutoModel.from_pretrained("${bert}")\n`;

/** As much of a message of the protocol as is looked at here. */
interface Message {
	readonly id?: number | null;
	readonly result?: {
		readonly protocolVersion?: string;
		readonly tools?: readonly { readonly name: string; readonly inputSchema: { readonly type: string } }[];
		readonly content?: readonly { readonly type: string; readonly text: string }[];
		readonly isError?: boolean;
	};
	readonly error?: { readonly code: number; readonly message: string };
}

const hello = [
	{
		id: 0,
		method: 'initialize',
		params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
	},
	{ method: 'notifications/initialized' },
];
const call = (id: number, name: string, given?: unknown) => ({
	id,
	method: 'tools/call',
	params: { name: `weightwise_${name}`, arguments: given },
});

suite('mcp', () => {
	// Real files and sockets, on machines that do other things too.
	let hub: TestHub;
	let bench: Workbench;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		bench = createWorkbench();
	});
	teardown(() => bench.dispose());

	/** Says these lines, ends the input, and gives what was answered by the numbers of the questions. */
	async function converse(lines: readonly (object | string)[], ...flags: string[]) {
		const output = new PassThrough();
		const written: string[] = [];
		output.setEncoding('utf8').on('data', (text) => written.push(text));
		const input = Readable.from(
			lines.map(
				(line) => `${typeof line === 'string' ? line : JSON.stringify({ jsonrpc: '2.0', ...line })}\n`,
			),
			{ objectMode: false },
		);
		const argv = ['mcp', '--endpoint', hub.url, '--only-huggingface', ...flags];
		const { code, out, err } = await bench.run(argv, {}, () => {}, { input, output });
		const messages: Message[] = written
			.join('')
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line));
		return {
			code,
			out,
			err,
			messages,
			text: (id: number) => messages.find((one) => one.id === id)?.result?.content?.[0]?.text ?? '',
		};
	}

	test('tells its tools', async () => {
		const { code, out, err, messages } = await converse([...hello, { id: 1, method: 'tools/list' }]);
		assert.equal(messages.find(({ id }) => id === 0)?.result?.protocolVersion, '2025-06-18');
		const tools = messages.find(({ id }) => id === 1)?.result?.tools ?? [];
		assert.deepEqual(
			tools.map(({ name, inputSchema }) => `${name} ${inputSchema.type}`),
			['search', 'look_up', 'check', 'pin'].map((name) => `weightwise_${name} object`),
		);
		// What is no message of the protocol would end the conversation.
		assert.deepEqual([code, out, err], [0, '', '']);
	});
	test('answers each question, though the input has ended before', async () => {
		const { text } = await converse([
			...hello,
			call(1, 'look_up', { model: bert }),
			call(2, 'look_up', { model: 'google-bert/bert-base-uncasd' }),
			call(3, 'search', { words: 'bert', limit: 2 }),
			call(4, 'check', { code }),
			call(5, 'pin', { code }),
		]);
		const commit = /Full commit, to be written as the revision: ([0-9a-f]{40})\n/.exec(text(1))?.[1];
		assert.ok(commit, text(1));
		assert.match(text(2), /^google-bert\/bert-base-uncasd — Not on the hub/);
		assert.match(text(2), /Models with nearly that name: google-bert\/bert-base-uncased$/m);
		assert.match(text(3), /\n2 models shown, there are more\./);
		assert.match(text(4), /unpinned-revision/);
		assert.ok(text(5).endsWith(code.replace('uncased")', `uncased", revision="${commit}")`)), text(5));
	});
	test('reads the files of the project, and writes none', async () => {
		bench.write('names.py', `NAME = "${bert}"\n`);
		bench.write('weightwise.json', '{ "models": { "deny": ["google-bert/*"] } }');
		const other =
			'from transformers import AutoModel\nfrom names import NAME\nAutoModel.from_pretrained(NAME)\n';
		const { text } = await converse([...hello, call(1, 'check', { code: other, path: 'a.py' })]);
		assert.match(text(1), /^a\.py:3:27 {2}google-bert\/bert-base-uncased/);
		assert.match(text(1), /denied by the policy .* model-policy\n/);
		assert.deepEqual(readdirSync(bench.folder).sort(), ['names.py', 'weightwise.json']);
	});
	test('sees what has changed in the project since the last question', async () => {
		bench.write('names.py', `NAME = "${bert}"\n`);
		const code =
			'from transformers import AutoModel\nfrom names import NAME\nAutoModel.from_pretrained(NAME)\n';
		const output = new PassThrough();
		const input = new PassThrough();
		const answers = output.setEncoding('utf8')[Symbol.asyncIterator]();
		const next = async () => JSON.parse((await answers.next()).value).result.content[0].text;
		const running = bench.run(['mcp', '--endpoint', hub.url, '--only-huggingface'], {}, () => {}, {
			input,
			output,
		});
		const ask = (id: number) =>
			input.write(`${JSON.stringify({ jsonrpc: '2.0', ...call(id, 'check', { code, path: 'a.py' }) })}\n`);
		ask(1);
		assert.match(await next(), /^a\.py:3:27 {2}google-bert\/bert-base-uncased /);
		bench.write('names.py', 'NAME = "prajjwal1/bert-tiny"\n');
		bench.write('weightwise.json', '{ "rules": { "unpinned-revision": "error" } }');
		ask(2);
		const text = await next();
		assert.match(text, /^a\.py:3:27 {2}prajjwal1\/bert-tiny /);
		assert.match(text, /error {2}prajjwal1\/bert-tiny .* unpinned-revision\n/);
		input.end();
		assert.equal((await running).code, 0);
	});
	test('offline it says what is not known', async () => {
		const { text } = await converse([...hello, call(1, 'look_up', { model: bert })], '--offline');
		assert.match(text(1), /Not known\. Offline: the hub is not asked\./);
	});
	test('what cannot be understood is told, and the conversation goes on', async () => {
		const {
			messages,
			text,
			err,
			code: ended,
		} = await converse([
			...hello,
			'not json',
			'',
			'{"jsonrpc":"2.0"}',
			'[]',
			'{"jsonrpc":"2.0","id":7,"result":7}',
			{ id: 1, method: 'tools/call', params: { name: 'rm' } },
			{ id: 2, method: 'resources/read', params: { uri: 'file:///etc/passwd' } },
			{ id: 3, method: 'tools/call', params: 7 },
			call(4, 'look_up', { modle: bert }),
			call(5, 'check', { code, path: '../../etc/a.py' }),
			call(6, 'look_up', { model: bert }),
		]);
		const of = (wanted: number) => messages.find(({ id }) => id === wanted);
		assert.equal(of(1)?.result?.isError, true);
		assert.match(text(1), /^There is no tool of that name; there are weightwise_search, /);
		assert.ok(of(2)?.error);
		// What is no question at all is answered as JSON-RPC has it, by the number of the question where it has one.
		assert.deepEqual(
			messages.filter(({ id }) => id === null).map(({ error }) => [error?.code, error?.message]),
			[
				[-32_700, 'Not JSON'],
				[-32_600, 'Invalid Request'],
				[-32_600, 'Invalid Request'],
			],
		);
		assert.equal(of(3)?.error?.code, -32_600);
		// Nobody answers an answer.
		assert.equal(of(7), undefined);
		assert.deepEqual(err.split('\n'), [
			'What the agent sent: a line that is not JSON',
			...Array(4).fill('What the agent sent: JSON that is no message of JSON-RPC 2.0'),
			'',
		]);
		assert.equal(of(4)?.result?.isError, true);
		assert.equal(of(5)?.result?.isError, true);
		assert.match(text(6), /^google-bert\/bert-base-uncased — /);
		assert.equal(ended, 0);
	});
	test('a message without an end is not kept', async () => {
		const { code, messages } = await converse([
			...hello,
			'x'.repeat(5_000_000),
			call(1, 'look_up', { model: bert }),
		]);
		assert.equal(code, 0);
		assert.equal(
			messages.find(({ id }) => id === 1),
			undefined,
		);
	});
	test('words behind it are refused', async () => {
		const { code, err } = await bench.run(['mcp', 'a.py']);
		assert.equal(code, 2);
		assert.match(err, /weightwise mcp takes no words/);
	});
});

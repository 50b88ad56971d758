// The tools of agents behind the Model Context Protocol, which no other command needs.
import type { Readable, Transform, Writable } from 'node:stream';
import { Server } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { inputSchema } from '../core/agent/agentInput';
import type { AgentAnswer, AgentTool } from '../core/agent/agentTool';
import { type LineFault, messageLines } from './messageLines';

/** A longer message than the longest input of a tool can be; whoever sends one is not listened to further. */
const longestMessage = 4_000_000;

export interface Serving {
	readonly name: string;
	readonly version: string;
	readonly tools: readonly AgentTool[];
	/** @param tool Any name at all. */
	answer(tool: string, sent: unknown, signal: AbortSignal): Promise<AgentAnswer>;
	readonly input: Readable;
	readonly output: Writable;
	/** Ends the service. */
	readonly signal: AbortSignal;
	/** Told of lines that are no messages. */
	onUnread(kind: LineFault['kind']): void;
	/** Told of what else went wrong with the input, and of a way out that is closed. */
	onFault(why: string): void;
}

/** Answers until the input has ended and all that was asked is answered, or `signal` is aborted. Rejects never. */
export async function serveAgents(serving: Serving): Promise<void> {
	const { input, output, signal, onFault, onUnread } = serving;
	const asked = new Set<Promise<unknown>>();
	const lines = messageLines(longestMessage, ({ kind, answer }) => {
		onUnread(kind);
		if (answer !== undefined && output.writable) {
			output.write(answer);
		}
	});
	const transport = new StdioServerTransport(untilAnswered(input, lines, asked), output, {
		maxBufferSize: longestMessage,
	});
	await new Promise<void>((resolve) => {
		const { close } = transport;
		transport.close = async () => {
			await close.call(transport);
			resolve();
		};
		const noted: Serving = {
			...serving,
			answer(...question) {
				const answer = serving.answer(...question);
				asked.add(answer);
				// The answer is written in the turn after it is there.
				const done = () => setImmediate(() => asked.delete(answer));
				answer.then(done, done);
				return answer;
			},
		};
		const service = serveStdio(() => serverOf(noted), {
			transport,
			onerror: ({ message }) => onFault(message),
		});
		const stop = () => void service.close();
		if (signal.aborted) {
			stop();
		}
		signal.addEventListener('abort', stop, { once: true });
	});
}

/**
 * The same input through `whole`, which ends when what it asked before its end is answered: the protocol stops at the end
 * of its input.
 */
function untilAnswered(input: Readable, whole: Transform, asked: ReadonlySet<Promise<unknown>>): Readable {
	const end = () => {
		if (asked.size === 0) {
			whole.end();
		} else {
			void Promise.allSettled(asked).then(() => setImmediate(end));
		}
	};
	// What came last is on its way to those who answer.
	input.once('end', () => setImmediate(() => setImmediate(end)));
	input.on('error', (error) => whole.destroy(error));
	return input.pipe(whole, { end: false });
}

function serverOf({ name, version, tools, answer, signal }: Serving): Server {
	const server = new Server({ name, version }, { capabilities: { tools: {} } });
	server.setRequestHandler('tools/list', async () => ({ tools: tools.map(described) }));
	server.setRequestHandler('tools/call', async ({ params }, context) => {
		const { text, refused } = await answer(
			params.name,
			params.arguments,
			AbortSignal.any([signal, context.mcpReq.signal]),
		);
		return said(text, refused === true);
	});
	return server;
}

const said = (text: string, isError: boolean) => ({
	content: [{ type: 'text' as const, text }],
	...(isError ? { isError } : {}),
});

/** Every tool asks hubs and changes nothing. */
const described = ({ name, title, about, inputs }: AgentTool) => ({
	name,
	title,
	description: about,
	inputSchema: inputSchema(inputs),
	annotations: { title, readOnlyHint: true, openWorldHint: true },
});

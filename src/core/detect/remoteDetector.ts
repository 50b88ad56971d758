// A detector at work in another thread, which asks for all that lies outside of it by messages. Both ends stand here.
import * as l10n from '@vscode/l10n';
import type { Host, Log } from '../host';
import { isParserSpent } from '../syntax/parserMemory';
import { createDetector, type Detection, type Detector, type SourceFile, type Wanted } from './detect';
import type { Workspace, WorkspaceFile } from './workspace/workspace';

/** One end of the way between two threads: `worker_threads` and web workers both have it. */
export interface Port {
	post(message: unknown): void;
	onMessage(listen: (message: never) => void): void;
}

/** What a detector asks for from outside. */
type Question =
	| { readonly asks: 'asset'; readonly name: string }
	| { readonly asks: 'read'; readonly name: string; readonly largest: number | undefined }
	| { readonly asks: 'list'; readonly name: string };

type ToThread =
	| { readonly words: Words }
	| {
			readonly inspect: number;
			readonly file: Pick<SourceFile, 'path' | 'text' | 'language'>;
			readonly root: string | undefined;
			readonly wanted: Wanted | undefined;
	  }
	| { readonly answers: number; readonly answer: unknown; readonly error?: string };

interface Inspected {
	readonly inspected: number;
	readonly said?: Detection;
	readonly error?: string;
	/** Its parser has run out of memory. */
	readonly spent?: boolean;
}

type FromThread =
	| Inspected
	| (Question & { readonly question: number })
	| { readonly level: keyof Log; readonly message: string };

/** A translation: texts by those of the sources. */
export type Words = Readonly<Record<string, string>>;

/** Serves the thread's end: reads the files that it is sent, one after the other. */
export function serveDetector(port: Port): void {
	const asked = new Map<number, (answer: Extract<ToThread, { answers: number }>) => void>();
	let questions = 0;
	const send = (message: FromThread) => port.post(message);
	const ask = <T>(question: Question) =>
		new Promise<T>((resolve, reject) => {
			const number = ++questions;
			asked.set(number, ({ answer, error }) =>
				error === undefined ? resolve(answer as T) : reject(new Error(error)),
			);
			send({ ...question, question: number });
		});
	const say = (level: keyof Log) => (message: string) => send({ level, message });
	let root: string | undefined;
	const detector = createDetector(
		{
			readAsset: (name) => ask<Uint8Array>({ asks: 'asset', name }),
			log: { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') },
		},
		{
			// Only the file that is read is asked for, and whoever sent it knows.
			rootOf: () => root,
			read: (name, largest) => ask<WorkspaceFile | undefined>({ asks: 'read', name, largest }),
			list: (name) => ask<readonly string[]>({ asks: 'list', name }),
		},
	);
	let turn = Promise.resolve();
	port.onMessage((message: ToThread) => {
		if ('words' in message) {
			l10n.config({ contents: message.words });
			return;
		}
		if ('answers' in message) {
			asked.get(message.answers)?.(message);
			asked.delete(message.answers);
			return;
		}
		const { inspect, file, wanted } = message;
		turn = turn.then(async () => {
			root = message.root;
			if (isParserSpent()) {
				send({ inspected: inspect, error: 'There is no memory left.', spent: true });
				return;
			}
			try {
				const said = await detector.inspect(file, undefined, wanted);
				send({ inspected: inspect, said, spent: isParserSpent() });
			} catch (error) {
				send({ inspected: inspect, error: String(error) });
			}
		});
	});
}

/** The near end. */
export interface RemoteDetector extends Pick<Detector, 'inspect'> {
	/** The thread is no more: what it was asked for is rejected. */
	lost(): void;
	/** The parser of the thread has run out of memory: another thread reads better. */
	readonly spent: boolean;
	/** Files that it was sent and has not told of. */
	readonly atWork: number;
}

/**
 * @param workspace Answers what the thread asks of the files around.
 * @param words What the thread says why something is not known in; English unless given.
 */
export function remoteDetector(
	port: Port,
	host: Pick<Host, 'readAsset' | 'log'>,
	workspace: Workspace,
	words?: Words,
): RemoteDetector {
	const waiting = new Map<number, (answer: Inspected) => void>();
	let spent = false;
	let files = 0;
	let gone = false;
	const send = (message: ToThread) => port.post(message);

	async function answer(question: Question): Promise<unknown> {
		switch (question.asks) {
			case 'asset':
				return host.readAsset(question.name);
			case 'read':
				return workspace.read(question.name, question.largest);
			case 'list':
				return (await workspace.list?.(question.name)) ?? [];
		}
	}

	port.onMessage((message: FromThread) => {
		if ('level' in message) {
			host.log[message.level](message.message);
		} else if ('question' in message) {
			const answers = message.question;
			answer(message).then(
				(given) => send({ answers, answer: given }),
				(error: unknown) => send({ answers, answer: undefined, error: String(error) }),
			);
		} else {
			spent ||= message.spent === true;
			waiting.get(message.inspected)?.(message);
			waiting.delete(message.inspected);
		}
	});

	if (words) {
		send({ words });
	}
	return {
		inspect({ path, text, language }, signal, wanted) {
			return new Promise((resolve, reject) => {
				signal?.throwIfAborted();
				if (gone) {
					throw new Error('The thread that reads files has ended.');
				}
				const inspect = ++files;
				const stop = () => {
					waiting.delete(inspect);
					reject(signal?.reason);
				};
				signal?.addEventListener('abort', stop, { once: true });
				waiting.set(inspect, ({ said, error }) => {
					signal?.removeEventListener('abort', stop);
					if (said) {
						resolve(said);
					} else {
						reject(new Error(error));
					}
				});
				const file = { path, text, ...(language === undefined ? {} : { language }) };
				send({ inspect, file, root: workspace.rootOf(path), wanted });
			});
		},
		lost() {
			gone = true;
			for (const [inspected, tell] of waiting) {
				tell({ inspected, error: 'The thread that reads files has ended.' });
			}
			waiting.clear();
		},
		get spent() {
			return spent;
		},
		get atWork() {
			return waiting.size;
		},
	};
}

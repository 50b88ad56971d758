import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, jsonAnswer, send } from './answer';
import { createCdn } from './cdn';
import { checkErrors } from './errors';
import { loadFacts } from './facts';
import { createFailures, type FailureMode, type FailureOptions, failureAnswer } from './failures';
import { createFileFaults, type FileFault, type FileFaultOptions } from './fileFaults';
import type { HubState } from './findModel';
import { type HubRequest, readRequest } from './hubRequest';
import { crossOrigin, openOrigin, preflight, type RefusedOrigin } from './origin';
import { createRateLimits } from './rateLimit';
import { revalidated } from './revalidation';
import { route } from './routes';
import { type SaidAnswer, saidAnswer } from './said';
import { type States, withStates } from './stated';

export { keptFacts } from './facts';
export type { FailureMode, FailureOptions } from './failures';
export { hugeFiles } from './hugeFiles';
export type { RefusedOrigin } from './origin';
export type { SaidAnswer } from './said';
export type { StatedDiscussion, States } from './stated';

export interface RecordedRequest {
	readonly origin: 'hub' | 'cdn';
	readonly method: string;
	/** As it came, still percent-encoded. */
	readonly path: string;
	/** With its question mark, or empty. */
	readonly query: string;
	/** Whether an Authorization header came along; what it said is not kept. */
	readonly authorization: boolean;
	/** `bytes=0-1023`, where a piece was asked for. */
	readonly range?: string;
	/** The ETag that the piece has to be of. */
	readonly ifRange?: string;
	/** What was answered, headers included; absent while that is under way. */
	bytes?: number;
}

export interface HubOptions extends States {
	/** A folder of recorded facts, `keptFacts()` for the small set. */
	readonly facts: string;
	/** 0, the default, takes a free port. */
	readonly port?: number;
	/** Makes all pages this small at most. */
	readonly pageSize?: number;
	/** Ids that the hub has disabled, and that only members see: no public source could record one. */
	readonly disabled?: readonly string[];
	readonly private?: readonly string[];
	/**
	 * For a person who looks at real code: of ids, revisions and weights that are not recorded it says so (501), and not
	 * that they do not exist, nor does it send stand-ins. Ids in `missing.json` of the facts are known not to exist.
	 */
	readonly partial?: boolean;
	readonly log?: (line: string) => void;
}

export interface TestHub {
	/** `http://127.0.0.1:port`, without a slash at the end. */
	readonly url: string;
	/** The second origin, where the bytes of large files come from. */
	readonly cdnUrl: string;
	readonly models: readonly string[];
	readonly requests: readonly RecordedRequest[];
	/** From now on requests to the hub (not to the second origin) fail so. */
	fail(mode: FailureMode, options?: FailureOptions): void;
	/** From now on the hub answers so, whatever is recorded; the first whose path matches counts. */
	say(answers: readonly SaidAnswer[]): void;
	/** From now on the second origin fails so; the hub itself is well. */
	failFiles(fault: FileFault, options?: FileFaultOptions): void;
	/** Ends the right to read at the addresses on the second origin that were given out so far. */
	expireLinks(): void;
	/** From now on answers of that origin are not for pages of others, as a browser sees it; nobody is refused without one. */
	refusePages(origin?: RefusedOrigin): void;
	/** From now on nobody listens at the hub's port; its second origin stays. */
	leave(): Promise<void>;
	/** Listens there again; rejects when another program has taken the port. */
	comeBack(): Promise<void>;
	/** Forgets failures, refusals, what it was to say, recorded requests and rate limits. */
	reset(): void;
	close(): Promise<void>;
}

async function readOrRefuse(request: IncomingMessage, base: string): Promise<HubRequest | Answer> {
	try {
		return await readRequest(request, base);
	} catch (error) {
		const status = error instanceof RangeError ? 413 : 400;
		return jsonAnswer({ error: status === 413 ? 'Payload too large' : 'Bad request' }, {}, status);
	}
}

/** Starts the local hub on two free ports. Rejects with a sentence when the facts cannot be read or the port is busy. */
export async function startHub(options: HubOptions): Promise<TestHub> {
	const facts = withStates(loadFacts(options.facts), options);
	const state: HubState = {
		facts,
		disabled: new Set(options.disabled),
		private: new Set(options.private),
		organizations: options.organizations ?? {},
		users: options.users ?? {},
		pageSize: options.pageSize,
		partial: options.partial ?? false,
	};
	checkErrors(facts);
	const cdn = createCdn(facts.synthetic);
	const failures = createFailures();
	const fileFaults = createFileFaults();
	const limits = createRateLimits();
	const requests: RecordedRequest[] = [];
	let refused: RefusedOrigin | undefined;
	let said: readonly SaidAnswer[] = [];
	let url = '';
	let cdnUrl = '';

	function note(
		origin: RecordedRequest['origin'],
		request: IncomingMessage,
		response: ServerResponse,
	): string {
		const [path = '', ...query] = (request.url ?? '').split('?');
		const noted: RecordedRequest = {
			origin,
			method: request.method ?? '',
			path,
			query: query.length > 0 ? `?${query.join('?')}` : '',
			authorization: request.headers.authorization !== undefined,
			...(request.headers.range === undefined ? {} : { range: request.headers.range }),
			...(request.headers['if-range'] === undefined ? {} : { ifRange: String(request.headers['if-range']) }),
		};
		requests.push(noted);
		const { socket } = request;
		const before = socket.bytesWritten;
		response.once('close', () => {
			noted.bytes = socket.bytesWritten - before;
		});
		return path;
	}

	async function answerHub(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method === 'OPTIONS') {
			await send(request, response, preflight(refused !== 'hub'));
			return;
		}
		const path = note('hub', request, response);
		const failure = failures.next(path);
		if (failure?.mode === 'gone') {
			request.socket.destroy();
			return;
		}
		if (failure?.mode === 'hang') {
			if (failure.delay !== undefined) {
				setTimeout(() => request.socket.destroy(), failure.delay).unref();
			}
			return;
		}
		if (failure?.mode === 'slow') {
			await new Promise((resolve) => setTimeout(resolve, failure.delay ?? 200));
		}
		const asked = await readOrRefuse(request, url);
		const transfer = failure?.mode === 'gzip' || failure?.mode === 'no-range' ? failure.mode : 'plain';
		const serving = { state, cdn, cdnUrl: () => cdnUrl, transfer: () => transfer } as const;
		const answer =
			'status' in asked
				? asked
				: ((failure && failureAnswer(facts, failure, { path, url: request.url ?? '', cdnUrl })) ??
					saidAnswer(said, path) ??
					revalidated(asked, route(serving, asked)));
		const headers = {
			...crossOrigin(refused !== 'hub'),
			'X-Request-Id': `local-${requests.length}`,
			...limits.count(path, 'status' in asked || asked.access === 'anonymous' || asked.access === 'bad'),
			...answer.headers,
		};
		await send(request, response, { ...answer, headers }, failure?.mode === 'cut');
		options.log?.(`${answer.status} ${request.method} ${request.url}`);
	}

	async function answerCdn(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'OPTIONS') {
			note('cdn', request, response);
		}
		const asked =
			request.method === 'OPTIONS' ? preflight(refused !== 'cdn') : await readOrRefuse(request, cdnUrl);
		const fault = request.method === 'OPTIONS' ? undefined : fileFaults.next();
		if (fault === 'gone') {
			request.socket.destroy();
			return;
		}
		const answer = 'status' in asked ? asked : fileFaults.answer(fault, asked, (one) => cdn.answer(one));
		const headers = { ...crossOrigin(refused !== 'cdn'), ...answer.headers };
		await send(request, response, { ...answer, headers }, fault === 'cut');
		options.log?.(`${answer.status} ${request.method} (second origin) ${request.url}`);
	}

	const hubOrigin = await openOrigin(options.port ?? 0, answerHub, options.log);
	const cdnOrigin = await openOrigin(0, answerCdn, options.log);
	url = hubOrigin.url;
	cdnUrl = cdnOrigin.url;
	return {
		url,
		cdnUrl,
		models: [...facts.models.keys()].filter((id) => !facts.renames.has(id)),
		requests,
		fail: failures.set,
		say(answers) {
			said = answers;
		},
		failFiles: fileFaults.set,
		expireLinks: cdn.expire,
		refusePages(origin) {
			refused = origin;
		},
		leave: hubOrigin.leave,
		comeBack: hubOrigin.comeBack,
		reset() {
			refused = undefined;
			said = [];
			failures.clear();
			fileFaults.clear();
			limits.reset();
			requests.length = 0;
		},
		async close() {
			await Promise.all([hubOrigin.close(), cdnOrigin.close()]);
		},
	};
}

import { request as httpRequest } from 'node:http';
import { setup, suiteSetup, suiteTeardown } from 'mocha';
import { type HubOptions, keptFacts, startHub, type TestHub } from './server';

export const BERT = 'google-bert/bert-base-uncased';
export const BERT_SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';
export const BERT_OLDER = 'dd4bc8b21efa05ec961e3efc4ee5e3832a3679c7';

export const token = (name: string) => ({ headers: { Authorization: `Bearer ${name}` } });

/** A local hub for the suite that calls this, forgotten between its tests. */
export function hubForSuite(options: Partial<HubOptions> = {}) {
	let hub: TestHub;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts(), ...options });
	});
	setup(() => hub.reset());
	suiteTeardown(() => hub.close());
	return {
		get hub() {
			return hub;
		},
		/** Redirects are not followed unless asked for. */
		ask: (path: string, init: RequestInit = {}) => fetch(hub.url + path, { redirect: 'manual', ...init }),
		async json(path: string, init: RequestInit = {}) {
			const response = await fetch(hub.url + path, init);
			return (await response.json()) as Record<string, unknown> & Record<string, unknown>[];
		},
		/** The path as it is: `fetch` would tidy `..` away before it asks. */
		raw: (path: string) =>
			new Promise<{ status: number; body: string }>((resolve, reject) => {
				const { hostname, port } = new URL(hub.url);
				httpRequest({ hostname, port, path }, (response) => {
					let body = '';
					response.setEncoding('utf8');
					response.on('data', (chunk: string) => {
						body += chunk;
					});
					response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
				})
					.on('error', reject)
					.end();
			}),
	};
}

import type { Candidate, Decision } from '../../../../src/core/decide/decision';
import { newDecision } from '../../../../src/core/decide/decision';
import type { SessionDoors } from '../../../../src/core/decide/session/doors';
import { DecisionSession } from '../../../../src/core/decide/session/session';
import { readBytes } from '../../../../src/core/decide/units';
import type { Lookup } from '../../../../src/core/model';
import type { Policy } from '../../../../src/core/policy/policy';
import type { ModelSearch, Repository } from '../../../../src/core/repository';
import type { Resolver } from '../../../../src/core/resolve';
import { evidence } from '../../builders';
import { memoryFiles } from './memoryFiles';

export const at = '2026-11-26T09:00:00.000Z';

/** Doors onto files in memory and a hub that knows what a test says. */
export function testDoors(over: Partial<SessionDoors> = {}) {
	const { texts: files, door } = memoryFiles();
	const done: string[] = [];
	const lookups = new Map<string, Lookup>();
	const searches: ModelSearch[] = [];
	let policy: Policy = {};
	const unknown = { state: 'unknown', reason: 'Not here.' } as const;
	const repository = new Proxy({} as Repository, {
		get: (_, name) =>
			name === 'search'
				? async (search: ModelSearch) => {
						searches.push(search);
						return { state: 'told', value: { models: [{ id: 'org/found' }], more: false }, evidence };
					}
				: async () => unknown,
	});
	const resolver = {
		lookup: async (_: string, id: string) =>
			lookups.get(id) ?? ({ state: 'found', model: { id, commit: 'c'.repeat(40) }, evidence } as const),
		repository: () => repository,
	} as unknown as Resolver;
	const doors: SessionDoors = {
		now: () => Date.parse(at),
		resolver: () => resolver,
		files: door,
		policy: async () => policy,
		writeNeed: async (need, written) => {
			// As the policy is read again: sizes as bytes.
			const value = need === 'download' || need === 'memory' ? readBytes(String(written)) : written;
			policy =
				need === 'purpose' || need === 'distributed'
					? { ...policy, use: { ...policy.use, [need]: value } }
					: { ...policy, needs: { ...policy.needs, [need]: value } };
		},
		guesses: async () => [{ need: 'library', value: 'transformers', from: 'from requirements.txt' }],
		sites: async () => [],
		scan: async () => void done.push('scan'),
		inspect: async () => [],
		atSite: async (site, fix) => void done.push(`${fix} ${site.path}`),
		replaceAll: async (from, to) => void done.push(`replace ${from.join()} by ${to.id}`),
		copy: async (text) => void done.push(`copy ${text.length > 0}`),
		save: async (name) => void done.push(`save ${name}`),
		pickResults: async () => [],
		openPage: (candidate: Candidate) => void done.push(`page ${candidate.id}`),
		openFile: async (file) => void done.push(`open ${file}`),
		openDocs: () => void done.push('docs'),
		askAgain: () => void done.push('again'),
		who: async () => 'Ada',
		log: () => {},
		...over,
	};
	return { doors, files, done, lookups, searches, policy: () => policy };
}

/** A session over these doors, loaded. */
export async function sessionOver(
	doors: SessionDoors,
	decision: Decision = newDecision('product-search', 'Product search', at),
	known?: string,
): Promise<DecisionSession> {
	const session = new DecisionSession(decision, doors, known);
	await session.load();
	return session;
}

/** Everything that was asked for has arrived. */
export async function settled(session: DecisionSession): Promise<void> {
	for (let turn = 0; turn < 100; turn++) {
		await new Promise((done) => setImmediate(done));
		if ([...session.current.facts.values()].every(({ asking }) => !asking)) {
			return;
		}
	}
	throw new Error('Something is still being asked for.');
}

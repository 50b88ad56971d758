import type { HubSettings } from '../../../src/core/hubs/hub';
import { createResolver, type Resolver } from '../../../src/core/resolve';
import { type FakeHost, fakeHost } from '../fakeHost';
import { base, settings } from '../hubs/fakeHub';
import type { HubAnswers } from './places';

/** A start of the product at a hub that answers so. */
export function answering(
	answers: HubAnswers,
	overrides: Partial<HubSettings> = {},
): { readonly host: FakeHost; readonly resolver: Resolver } {
	const host = Object.assign(fakeHost(), {
		fetch: async (input: string | URL | Request) => answerTo(new URL(String(input)), answers),
	});
	return { host, resolver: createResolver(host, { ...settings, others: false, ...overrides }) };
}

function answerTo({ origin, pathname, search }: URL, answers: HubAnswers): Response {
	const json = (body: unknown) =>
		new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
	if (origin !== base) {
		throw new TypeError('fetch failed');
	}
	if (pathname === '/api/models') {
		return json(answers.found);
	}
	if (!pathname.startsWith('/api/')) {
		const text = pathname.endsWith('README.md')
			? answers.card
			: pathname.endsWith('LICENSE')
				? answers.licence
				: pathname.endsWith('config.json')
					? JSON.stringify(answers.config)
					: '';
		return new Response(text);
	}
	if (pathname.includes('/tree/')) {
		return json(answers.tree);
	}
	if (pathname.includes('/commits/')) {
		return json(answers.commits);
	}
	if (pathname.endsWith('/overview')) {
		return json(answers.owner);
	}
	return json(search.includes('expand=') ? { id: 'org/name', downloadsAllTime: 3 } : answers.model);
}

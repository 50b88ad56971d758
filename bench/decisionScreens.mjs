// What the decision panel is sent while twelve candidates fill with facts: a real session over recorded facts, with
// every screen in the order in which it came.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHub } from '../scripts/hub.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

const entry = `
	export { newDecision } from './src/core/decide/decision';
	export { doAct } from './src/core/decide/session/acts';
	export { DecisionSession } from './src/core/decide/session/session';
	export { createResolver } from './src/core/resolve';
	export { panelWords } from './src/vscode/decisions/words';
	export { memoryFiles } from './test/core/decide/session/memoryFiles';
`;

/** The panel's words come through the editor's door; here they stay in English. */
const editorWords = {
	name: 'editor-words',
	setup(build) {
		build.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'words' }));
		build.onLoad({ filter: /.*/, namespace: 'words' }, () => ({
			contents: "export * as l10n from '@vscode/l10n'",
			resolveDir: root,
		}));
	},
};

/** The core as the sources have it now. */
async function loadCore() {
	// A fresh clone has no packages when this file is loaded.
	const esbuild = await import('esbuild');
	const built = await esbuild.build({
		absWorkingDir: root,
		stdin: { contents: entry, resolveDir: root, loader: 'ts' },
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		loader: { '.scm': 'text' },
		plugins: [editorWords],
		alias: {
			'web-tree-sitter': require.resolve('web-tree-sitter'),
			'jsonc-parser': require.resolve('jsonc-parser').replace(/([\\/])umd\1/, '$1esm$1'),
		},
	});
	const bundle = { exports: {} };
	new Function('module', 'exports', 'require', '__filename', built.outputFiles[0].text)(
		bundle,
		bundle.exports,
		require,
		join(root, 'out', 'decisionScreens.cjs'),
	);
	return bundle.exports;
}

/**
 * Lets a decision about some models ask a local hub for everything.
 * @param {readonly string[]} ids
 * @param {{ facts?: string, policy?: object, acts?: readonly object[] }} [options] `facts`: the folder of recorded
 *   facts; `acts` are done after all has arrived.
 * @returns {Promise<{ screens: object[], words: object, building: number[] }>} `building`: milliseconds that the host
 *   took to make each screen
 */
export async function decisionScreens(ids, { facts, policy = {}, acts = [] } = {}) {
	const { createResolver, DecisionSession, doAct, memoryFiles, newDecision, panelWords } = await loadCore();
	const hub = await startHub(facts === undefined ? {} : { facts });
	try {
		const silent = () => {};
		const kept = new Map();
		const host = {
			fetch: globalThis.fetch,
			readAsset: () => Promise.reject(new Error('No grammar is read here.')),
			store: {
				get: async (key) => kept.get(key),
				set: async (key, text) => void kept.set(key, text),
				clear: async () => kept.clear(),
			},
			log: { debug: silent, info: silent, warn: silent, error: silent },
			now: () => Date.now(),
		};
		const resolver = createResolver(host, { enabled: true, endpoint: hub.url, others: false });
		const doors = {
			now: () => Date.now(),
			resolver: () => resolver,
			files: memoryFiles().door,
			policy: async () => policy,
			guesses: async () => [],
			sites: async () => [],
			who: async () => undefined,
			log: silent,
		};
		const begun = newDecision('many', 'Twelve side by side', new Date().toISOString());
		const session = new DecisionSession(
			{
				...begun,
				stage: 'select',
				reuse: { answer: 'reuse' },
				candidates: ids.map((id) => ({ hub: 'huggingface', id, from: 'id' })),
			},
			doors,
		);
		const screens = [];
		const building = [];
		session.changed(() => {
			const begin = performance.now();
			// As it crosses to the page: nothing of one screen is shared with the next.
			screens.push(JSON.parse(JSON.stringify(session.screen())));
			building.push(performance.now() - begin);
		});
		await session.load();
		while (ids.some((id) => session.current.facts.get(`huggingface:${id}`)?.asking !== false)) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		for (const act of acts) {
			await doAct(session, act, doors);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		session.dispose();
		return { screens, words: panelWords(), building };
	} finally {
		await hub.close();
	}
}

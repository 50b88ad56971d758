// The extension in a real VS Code: its own time until it is active, its hover, and the memory of the extension host
// before and after a scan of a large workspace. Times are of our code alone, without the ways of VS Code to it.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyExtension } from '../../../scripts/extension.mjs';
import { runInServer } from '../../../scripts/hostRun.mjs';
import { startHub } from '../../../scripts/hub.mjs';
import { provision } from '../../../scripts/provision.mjs';
import { Problem, step } from '../../../scripts/terminal.mjs';
import { quantile } from '../measured.mjs';
import { atMost, ms } from '../table.mjs';

const limits = { activationMs: 50, warmHoverMs: 5, hostMegabytes: 150 };

/** What a run may take on a busy machine. */
const limitMs = 600_000;

/** The thread that reads files for a scan ends after ten seconds without work; the engine gives memory back later still. */
const idleMs = 65_000;

/** @type {import('../parts.mjs').Part} */
export const host = {
	name: 'host',
	about: "activation, hover, and the extension host's memory, in VS Code",
	async measure(setting) {
		const tree = await setting.transformers();
		const { version } = await provision();
		setting.versions['code-server'] = version;
		const alone = await step('Running VS Code without us', () => seenInHost(tree.folder, { alone: true }));
		const seen = await step('Running VS Code', () => seenInHost(tree.folder));
		const figures = { ...seen, alone: alone.rested };
		return { figures, rows: [...timesOf(seen), ...memoryOf(figures, tree.name)] };
	},
};

/** @param {string} workspace @param {object} how more for host/entry.cjs @returns what that says */
async function seenInHost(workspace, how = {}) {
	const hub = await startHub();
	const extension = copyExtension('bench', (manifest) => ({ ...manifest, main: './main.cjs' }));
	for (const name of ['main.cjs', 'entry.cjs']) {
		cpSync(fileURLToPath(new URL(`../host/${name}`, import.meta.url)), join(extension, name));
	}
	const given = { models: hub.models.slice(0, 20), warm: 300, idleMs, ...how };
	let seen;
	try {
		const { problem } = await runInServer({
			extension,
			tests: join(extension, 'entry.cjs'),
			workspace,
			lent: [extension],
			settings: { 'weightwise.hub.endpoint': hub.url, 'weightwise.hub.others': false },
			env: { HF_ENDPOINT: hub.url, WEIGHTWISE_BENCH: JSON.stringify(given) },
			limitMs,
			onLine(line) {
				seen ??= line.startsWith('bench {') ? JSON.parse(line.slice('bench '.length)) : undefined;
			},
		});
		if (seen === undefined) {
			throw new Problem(problem ?? 'The extension host said nothing.');
		}
		return { ...seen, requests: hub.requests.length };
	} finally {
		await hub.close();
	}
}

function timesOf({ load, activate, hovers: { first, cold, warm } }) {
	const took = load.processorMs + activate.processorMs;
	const part = (key, times, share) =>
		quantile(
			times.map((one) => one[key]),
			share,
		);
	const hovered = (what, times) => ({
		what: `hover ${what}`,
		value: `${ms(part('processorMs', times, 0.5))} of the processor`,
		beside: `${ms(part('wallMs', times, 0.5))} by the clock (half), ${ms(part('wallMs', times, 0.95))} (95 of 100)`,
	});
	return [
		{
			what: 'activation, own code',
			value: `${ms(took)} of the processor`,
			...atMost(took, limits.activationMs, 'ms'),
			beside: `${ms(load.processorMs)} to load, ${ms(activate.processorMs)} in activate(); by the clock ${ms(load.wallMs + activate.wallMs)}`,
		},
		hovered('first after the start', [first]),
		hovered(`cold, ${cold.length} models at the local hub`, cold),
		{
			...hovered(`warm, ${warm.length} times`, warm),
			...atMost(part('processorMs', warm, 0.5), limits.warmHoverMs, 'ms'),
		},
	];
}

function memoryOf({ alone, before, active, most, scanned, rested, scanMs, requests }, tree) {
	const mb = (value) => `${value.toFixed(0)} MB`;
	const heap = ({ heap: used, external }) => used + external;
	const beside = `${mb(before.rss)} before we were loaded, ${mb(active.rss)} when active`;
	const due = rested.rss - alone.rss;
	return [
		{
			what: 'extension host after the big scan',
			value: `${mb(rested.rss)}`,
			...atMost(rested.rss, limits.hostMegabytes, 'MB'),
			beside,
		},
		{
			what: 'extension host without us',
			value: mb(alone.rss),
			beside: 'the same documents, questions and list of files, and then rest',
		},
		{
			what: 'extension host, due to us',
			value: mb(due),
			...atMost(due, limits.hostMegabytes, 'MB'),
			beside: `live objects ${mb(heap(rested) - heap(alone))}`,
		},
		{
			what: 'extension host with the reading thread',
			value: mb(scanned.rss),
			beside: `${mb(most)} at most; the scan of ${tree} took ${(scanMs / 1000).toFixed(1)} s and ${requests} requests`,
		},
	];
}

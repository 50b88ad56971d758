// Stands before the extension as the module that VS Code's extension host loads: measures how long its own code takes
// until activate() has returned, and keeps what answers hovers. entry.cjs finds it all at `globalThis.weightwiseSeen`,
// since it runs in the same host and may only be loaded after this. When VS Code is to be seen alone, nothing of ours is
// loaded.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { languages } = require('vscode');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Megabytes of this process, threads included, once what nobody needs is gone. */
function memory() {
	collect();
	const { rss, heapUsed, external } = process.memoryUsage();
	return { rss: rss / 1e6, heap: heapUsed / 1e6, external: external / 1e6 };
}

/** Starts a clock; what it gives says milliseconds since: by the clock, and of the processor for this thread alone. */
function clock() {
	const begun = performance.now();
	const used = process.threadCpuUsage();
	return () => {
		const { user, system } = process.threadCpuUsage(used);
		return { wallMs: performance.now() - begun, processorMs: (user + system) / 1000 };
	};
}

const seen = { memory, clock };
globalThis.weightwiseSeen = seen;

const { registerHoverProvider } = languages;
languages.registerHoverProvider = (selector, provider) => {
	seen.hover = provider;
	return registerHoverProvider(selector, provider);
};

const { alone } = JSON.parse(process.env.WEIGHTWISE_BENCH ?? '{}');
seen.before = memory();
const loaded = clock();
const extension = alone ? { activate() {} } : require('./dist/extension.js');
seen.load = loaded();

exports.activate = (context) => {
	const activated = clock();
	extension.activate(context);
	seen.activate = activated();
};

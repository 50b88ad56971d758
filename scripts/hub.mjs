// Starts the local hub over recorded facts: `npm run hub`, and for other scripts.
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Misuse, typedPath, withArguments } from './arguments.mjs';

/** @template T @param {() => Promise<T>} make @returns {() => Promise<T>} */
function once(make) {
	/** @type {Promise<T> | undefined} */
	let made;
	return () => {
		made ??= make();
		return made;
	};
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const keptFacts = join(root, 'test', 'hub', 'facts');

/** Bundles the server, which is TypeScript, and loads it; once for all hubs of this process. */
const loadServer = once(async () => {
	const outfile = join(root, 'out', 'hub', `server-${process.pid}.cjs`);
	mkdirSync(dirname(outfile), { recursive: true });
	// A fresh clone has no packages when this file is loaded.
	const esbuild = await import('esbuild');
	await esbuild.build({
		absWorkingDir: root,
		entryPoints: ['test/hub/server.ts'],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		logLevel: 'warning',
	});
	try {
		return createRequire(import.meta.url)(outfile);
	} finally {
		rmSync(outfile);
	}
});

/**
 * Starts the local hub.
 * @param {{ port?: number, facts?: string, quiet?: boolean, partial?: boolean, huge?: string, states?: object }} [options]
 *   `port` 0 takes a free one; `facts` defaults to the small set that is kept with the tests; `quiet` leaves out a line
 *   per request; `partial` says of ids that are not recorded just that; the model `huge` has weights of 5 GB; `states`
 *   are further options of the server.
 * @returns {Promise<import('../test/hub/server').TestHub>}
 *   Rejects when the folder holds no facts or the port is busy.
 */
export async function startHub({
	port = 0,
	facts = keptFacts,
	quiet = true,
	partial = false,
	huge,
	states = {},
} = {}) {
	const { startHub: start, hugeFiles } = await loadServer();
	const large = huge === undefined ? {} : hugeFiles(huge);
	return start({
		...states,
		...large,
		facts,
		port,
		partial,
		log: quiet ? undefined : (line) => console.log(line),
	});
}

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			facts: { type: 'string' },
			port: { type: 'string' },
			complete: { type: 'boolean' },
			quiet: { type: 'boolean' },
		},
	});
	const port = values.port === undefined ? 8765 : Number(values.port);
	if (!/^\d{1,5}$/.test(values.port ?? '0') || port > 65535) {
		throw new Misuse(`--port must be a number from 0 to 65535, not ${JSON.stringify(values.port)}.`);
	}
	return { ...values, port, facts: values.facts === undefined ? keptFacts : typedPath(values.facts) };
}

const USAGE = `Usage: npm run hub [-- --facts FOLDER] [--port N] [--complete] [--quiet]
Serves recorded facts of models as the Hugging Face hub would.
  --facts FOLDER  the recorded facts (default: test/hub/facts)
  --port N        the port on 127.0.0.1 (default: 8765; 0 takes a free one)
  --complete      say of ids that are not recorded that they do not exist, not just that they are not recorded (501)
  --quiet         no line per request`;

/** @param {ReturnType<typeof readArguments>} options */
async function serve({ complete = false, ...options }) {
	// A person asks about real code: what is not recorded may well exist on the hub that this one stands in for.
	const hub = await startHub({ ...options, partial: !complete });
	console.log(`The local hub answers at ${hub.url} for ${hub.models.length} models of ${options.facts}.`);
	console.log(
		complete
			? 'It says of all other models that they do not exist.'
			: 'It says of other models that they are not recorded here, not that they do not exist.',
	);
	console.log(
		`Use it with HF_ENDPOINT=${hub.url}; tokens that begin with hf_valid are valid. Ctrl-C ends it.`,
	);
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.once(signal, () => hub.close().then(() => process.exit(0)));
	}
	return 0;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		process.exitCode = await withArguments(USAGE, readArguments, serve);
	} catch (error) {
		const why = { EADDRINUSE: 'it is busy', EACCES: 'it is not allowed' }[error.code];
		console.error(
			why
				? `Port ${error.port} on 127.0.0.1 cannot be used: ${why}. Give another one, as in "npm run hub -- --port 0", which takes a free one.`
				: error.message,
		);
		process.exitCode = 2;
	}
}

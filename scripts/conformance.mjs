// `npm run conformance [-- --facts FOLDER] [--with REQUIREMENT]`: the official Python client against the local hub.
// Needs python3 with venv, and PyPI; so it is no stage of npm test. Exit code 2 when it could not be run.
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Misuse, typedFolder, withArguments } from './arguments.mjs';
import { keptFacts, startHub } from './hub.mjs';
import { atEnd, main } from './main.mjs';
import { run, start, temporaryFolder } from './processes.mjs';
import { clientEnvironment, makeEnvironment } from './python.mjs';
import { installPackages } from './setup.mjs';
import { step } from './terminal.mjs';

const USAGE = `Usage: npm run conformance [-- --facts FOLDER] [--with REQUIREMENT]
Runs the official Python client of the Hugging Face hub against the local hub.
  --facts FOLDER      the recorded facts (default: test/hub/facts)
  --with REQUIREMENT  the client, as pip names it (default: huggingface_hub, its newest version);
                      the checks know it from version 2 on, older ones neither wait nor ask again`;

const checks = fileURLToPath(new URL('conformance.py', import.meta.url));

/** Small, so that there are pages to go through. */
const PAGE_SIZE = 7;
const BERT = 'google-bert/bert-base-uncased';
const OLDER = 'dd4bc8b21efa05ec961e3efc4ee5e3832a3679c7';

/** What nobody recorded and the checks need; both ends read it from here. */
const stated = {
	gated: 'Xenova/all-MiniLM-L6-v2',
	disabled: 'facebook/opt-1.3b',
	private: 'facebook/bart-large-cnn',
	headed: 'google/flan-t5-large',
	header: {
		__metadata__: { format: 'pt' },
		'embeddings.weight': { dtype: 'F32', shape: [3, 5] },
		'layers.0.weight': { dtype: 'BF16', shape: [7, 2] },
	},
	scan: { scansDone: true, filesWithIssues: [{ path: 'pytorch_model.bin', level: 'unsafe' }] },
	fileScan: { status: 'unsafe', avScan: { status: 'safe' }, pickleImportScan: { status: 'unsafe' } },
	discussions: 12,
};

const createdAt = '2026-01-02T03:04:05.000Z';
const discussions = Array.from({ length: stated.discussions }, (_, index) => ({
	num: index + 1,
	title: `Number ${index + 1}`,
	createdAt,
	...(index + 1 === 3
		? { isPullRequest: true, status: 'merged', author: 'local-author' }
		: { isPullRequest: false, status: 'open' }),
}));

const states = {
	pageSize: PAGE_SIZE,
	disabled: [stated.disabled],
	private: [stated.private],
	organizations: { 'google-bert': { isVerified: true } },
	users: { 'local-author': { isPro: false } },
	discussions: { [BERT]: discussions },
	refs: { [BERT]: { branches: { older: OLDER }, tags: { 'v1.0': OLDER }, pullRequests: { 3: OLDER } } },
	gated: { [stated.gated]: 'auto' },
	scans: { [BERT]: stated.scan },
	fileScans: { [BERT]: { 'pytorch_model.bin': stated.fileScan } },
	headers: { [stated.headed]: { 'model.safetensors': stated.header } },
};

/** @param {string[]} args */
function readArguments(args) {
	const { values } = parseArgs({
		args,
		options: {
			facts: { type: 'string' },
			with: { type: 'string', default: 'huggingface_hub' },
		},
	});
	if (values.with.startsWith('-')) {
		throw new Misuse(`--with needs a requirement, not ${JSON.stringify(values.with)}.`);
	}
	const facts = values.facts === undefined ? keptFacts : typedFolder(values.facts);
	return { ...values, facts };
}

/**
 * Lets the checks, which run in a process of their own, have the hub fail and see what it was asked.
 * @param {Awaited<ReturnType<typeof startHub>>} hub @returns {Promise<string>} where
 */
async function openControl(hub) {
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) {
			body += chunk;
		}
		const { reset, fail, ...options } = JSON.parse(body);
		if (reset) {
			hub.reset();
		}
		if (fail) {
			hub.fail(fail, options);
		}
		response.end(JSON.stringify({ requests: hub.requests }));
	});
	await new Promise((listening) => {
		server.listen(0, '127.0.0.1', () => listening(undefined));
	});
	atEnd(async () => {
		server.close();
		server.closeAllConnections();
	});
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	return `http://127.0.0.1:${address.port}`;
}

/** @param {ReturnType<typeof readArguments>} options */
async function conformance(options) {
	const folder = temporaryFolder('conformance');
	// A program that has ended takes the folder with it, also after Ctrl-C.
	atEnd(() => run(process.execPath, ['--version'], { lent: [folder] }));
	let python;
	let hub;
	try {
		await installPackages();
		hub = await startHub({ facts: options.facts, states });
		atEnd(hub.close);
		python = await step(`${options.with} (install)`, () =>
			makeEnvironment(join(folder, 'env'), options.with),
		);
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		return 2;
	}
	const given = {
		hub: hub.url,
		cdn: hub.cdnUrl,
		models: hub.models,
		control: await openControl(hub),
		facts: options.facts,
		pageSize: PAGE_SIZE,
		stated,
	};
	const env = clientEnvironment(hub, join(folder, 'home'));
	const { code } = await start(python, ['-X', 'utf8', checks, JSON.stringify(given)], {
		env,
		onOutput: (text) => process.stdout.write(text),
	}).ended;
	return code;
}

await main(() => withArguments(USAGE, readArguments, conformance));

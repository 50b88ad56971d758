// Requests and bytes per model, by the local hub's own log: of a first look, a second one, all details, and the weights.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startHub } from '../../../scripts/hub.mjs';
import { cleanEnvironment, run, temporaryFolder } from '../../../scripts/processes.mjs';
import { Problem, step } from '../../../scripts/terminal.mjs';
import { ours } from '../ours.mjs';
import { atMost } from '../table.mjs';

const models = [
	'google-bert/bert-base-uncased',
	'sentence-transformers/all-MiniLM-L6-v2',
	'openai-community/gpt2',
	'facebook/bart-large-cnn',
	'tiiuae/falcon-40b',
];

/** The one with files of 5 GB, whose headers are true and whose numbers are zeros. */
const huge = models[0] ?? '';

/** Each in the folder of what was kept by those before it. `most`: requests per model. */
const questions = [
	{ what: 'first look', words: ['show'], most: 1 },
	{ what: 'second look', words: ['show'], most: 0 },
	{ what: 'all details', words: ['show', '--details'], most: 12 },
];

/** Of one file of weights, however large. */
const mostOfFile = { requests: 3, kilobytes: 525 };

/** @type {import('../parts.mjs').Part} */
export const hub = {
	name: 'hub',
	about: 'requests and bytes per model, by the log of the local hub',
	measure: () => step('Asking the local hub', asked),
};

async function asked() {
	const local = await startHub({ huge });
	const folder = temporaryFolder('asked');
	const flags = ['--endpoint', local.url, '--cache-dir', folder, '--only-huggingface'];
	const env = cleanEnvironment({ HF_TOKEN_PATH: join(folder, 'none') });
	/** What the hub saw while the command ran. @param {readonly string[]} words */
	const seen = async (...words) => {
		local.reset();
		const [program = '', ...args] = ours(...words, ...flags, '--format', 'json');
		const { code, output } = await run(program, args, { env });
		if (code > 1) {
			throw new Problem(`${words.join(' ')} ended with ${code}: ${output.trim().split('\n').at(-1)}`);
		}
		while (local.requests.some(({ bytes }) => bytes === undefined)) {
			await new Promise((done) => setImmediate(done));
		}
		return { output, requests: [...local.requests] };
	};
	try {
		const looks = [];
		for (const { what, words, most } of questions) {
			const requests = [];
			for (const model of models) {
				requests.push(...(await seen(...words, model)).requests);
			}
			looks.push({ what, most, ...perModel(requests) });
		}
		const inspected = await seen('inspect', huge, '--fail-on', 'never');
		const files = weighed(JSON.parse(inspected.output), inspected.requests);
		return { figures: { models, looks, files }, rows: [...looks.map(lookRow), ...fileRows(files)] };
	} finally {
		await local.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

const bytesOf = (requests) => requests.reduce((sum, { bytes = 0 }) => sum + bytes, 0);

const perModel = (requests) => ({
	requests: requests.length / models.length,
	kilobytes: bytesOf(requests) / models.length / 1000,
});

/** Requests and kilobytes of each large file; it lies on a second origin, under its hash. */
function weighed(files, requests) {
	return files
		.filter(({ size }) => size > 1e9)
		.map(({ file, size, sha256, verdict }) => {
			const own = requests.filter(({ path }) => path.endsWith(`/${file}`) || path.endsWith(sha256));
			return { file, size, verdict, requests: own.length, kilobytes: bytesOf(own) / 1000 };
		});
}

const kb = (value) => `${value.toFixed(1)} kB`;

const lookRow = ({ what, most, requests, kilobytes }) => ({
	what: `hub: ${what}`,
	value: `${requests.toFixed(1)} requests, ${kb(kilobytes)}`,
	...atMost(requests, most, 'requests a model'),
	beside: `mean of ${models.length} models, bytes with headers`,
});

function fileRows(files) {
	const most = (key) => Math.max(...files.map((one) => one[key]));
	return [
		{
			what: 'hub: weights of 5 GB, requests',
			value: `${most('requests')} at most`,
			...atMost(most('requests'), mostOfFile.requests, 'requests a file'),
			beside: `${files.length} files`,
		},
		{
			what: 'hub: weights of 5 GB, bytes',
			value: `${kb(most('kilobytes'))} at most`,
			...atMost(most('kilobytes'), mostOfFile.kilobytes, 'kB a file'),
			beside: `${kb(files.reduce((sum, { kilobytes }) => sum + kilobytes, 0))} all together`,
		},
	];
}

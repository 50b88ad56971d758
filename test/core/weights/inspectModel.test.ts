import assert from 'node:assert/strict';
import type { FileAtCommit } from '../../../src/core/hubs/hub';
import type { Lookup, ModelFile } from '../../../src/core/model';
import type { FileScan, Told, TreeFile } from '../../../src/core/repository';
import type { Resolver } from '../../../src/core/resolve';
import { inspectModel, type ModelToInspect } from '../../../src/core/weights/inspectModel';
import { readerOf } from '../../../src/core/weights/reader';
import { safetensors } from '../hubs/huggingface/questions';

const commit = 'a'.repeat(40);
const evidence = { url: 'https://hub.test', readAt: 1 };
const model: ModelToInspect = { hub: 'huggingface', id: 'org/old', revision: undefined };
const never = new AbortController().signal;
const good = safetensors({});

interface World {
	readonly lookup?: Lookup;
	readonly tree?: Told<readonly TreeFile[]>;
	readonly files?: readonly ModelFile[];
	/** What opening a file gives; a good file unless given. */
	readonly open?: (file: FileAtCommit) => string | Uint8Array;
	readonly onOpen?: () => void;
}

/** The hub as a table. */
function world({ lookup, tree, files, open = () => good, onOpen }: World) {
	const opened: string[] = [];
	let now = 0;
	let most = 0;
	const resolver = {
		lookup: async () =>
			lookup ?? { state: 'found', model: { id: 'org/name', commit, ...(files ? { files } : {}) }, evidence },
		repository: () => (tree ? { tree: async () => tree } : undefined),
		async openFile(_: unknown, file: FileAtCommit) {
			opened.push(`${file.id} ${file.commit.slice(0, 2)} ${file.path}`);
			now += 1;
			most = Math.max(most, now);
			await Promise.resolve();
			onOpen?.();
			now -= 1;
			const content = open(file);
			return typeof content === 'string'
				? { state: 'unknown', reason: content }
				: { state: 'open', file: readerOf(file.path, content) };
		},
	} as unknown as Resolver;
	return { resolver, opened, atOnce: () => most };
}

function told(files: readonly TreeFile[]): Told<readonly TreeFile[]> {
	return { state: 'told', value: files, evidence };
}

async function inspected(given: World, asked = model, signal = never) {
	const { resolver, ...seen } = world(given);
	const inspection = await inspectModel(resolver, asked, { signal, now: () => 7 });
	assert.ok(inspection.state === 'inspected', inspection.state);
	return { ...seen, inspection, files: inspection.files };
}

const scan = (status: FileScan['status'], ...scanners: FileScan['scanners']): FileScan => ({
	status,
	scanners,
});

suite('the weights of a model', () => {
	test('at the commit and under the name that the hub tells, in its order, only what may be weights', async () => {
		const paths = [
			'README.md',
			'b.safetensors',
			'config.json',
			'tokenizer.model',
			'a/x.bin',
			'main.py',
			'c.pt',
		];
		const { opened, inspection, files } = await inspected({ tree: told(paths.map((path) => ({ path }))) });
		assert.deepEqual(
			files.map(({ path }) => path),
			['b.safetensors', 'config.json', 'a/x.bin', 'c.pt'],
		);
		assert.equal(opened[0], 'org/name aa b.safetensors');
		assert.deepEqual([inspection.id, inspection.commit], ['org/name', commit]);
	});
	test('only the file that is wanted, whatever it is called', async () => {
		const tree = told([{ path: 'a.bin' }, { path: 'notes.txt' }]);
		const { files } = await inspected({ tree }, { ...model, wanted: (path) => path === 'notes.txt' });
		assert.deepEqual(
			files.map(({ path, state }) => [path, state]),
			[['notes.txt', 'judged']],
		);
	});
	test('the worse of our reading and the scanners; not scanned says nothing', async () => {
		const { files } = await inspected({
			tree: told([
				{
					path: '1.safetensors',
					scan: scan('unsafe', { scanner: 'clamav', status: 'unsafe', message: 'X' }),
				},
				{ path: '2.safetensors', scan: scan('caution') },
				{ path: '3.safetensors', scan: scan('queued', { scanner: 'jfrog', status: 'error' }) },
				{ path: '4.safetensors', scan: scan('safe') },
				{ path: '5.safetensors' },
			]),
		});
		const judged = files.flatMap((file) => (file.state === 'judged' ? file.inspection : []));
		assert.deepEqual(
			judged.map(({ verdict }) => verdict),
			['dangerous', 'suspicious', 'safe', 'safe', 'safe'],
		);
		assert.match(judged[0]?.sentence ?? '', /^Dangerous: .*ClamAV.* unsafe: X/);
		assert.match(judged[1]?.sentence ?? '', /^Suspicious: The hub calls it caution/);
	});
	test('the list without scans where that is all there is, with the summary of the repository', async () => {
		const { inspection, files } = await inspected({
			lookup: {
				state: 'found',
				evidence,
				model: {
					id: 'org/name',
					commit,
					files: [{ path: 'x.safetensors' }],
					scan: { done: true, issues: [{ path: 'x.safetensors', level: 'unsafe' }] },
				},
			},
			tree: { state: 'unknown', reason: 'No answer.' },
		});
		assert.equal(inspection.scansUnknown, 'No answer.');
		assert.ok(files[0]?.state === 'judged' && files[0].inspection.verdict === 'dangerous');
	});
	const unknown: [string, World][] = [
		['gone', { lookup: { state: 'missing', what: 'repository', orPrivate: true, evidence } }],
		[
			'unreachable, although known from earlier',
			{
				lookup: { state: 'unreachable', reason: 'x', last: { model: { id: 'org/name', commit }, evidence } },
			},
		],
		['without a commit', { lookup: { state: 'found', model: { id: 'org/name' }, evidence } }],
		['without a list of files', { tree: { state: 'unknown', reason: 'x' } }],
	];
	for (const [name, given] of unknown) {
		test(`${name}: no file is asked for`, async () => {
			const { resolver, opened } = world(given);
			const inspection = await inspectModel(resolver, model, { signal: never, now: () => 0 });
			assert.deepEqual([inspection.state, opened], ['unknown', []]);
		});
	}
	test('a file that cannot be had has no verdict; the others have theirs', async () => {
		const tree = told(['a.pt', 'b.safetensors', 'c.safetensors'].map((path) => ({ path, size: 5 })));
		const { files } = await inspected({ tree, open: ({ path }) => (path[0] === 'b' ? 'Gated.' : good) });
		assert.deepEqual(
			files.map(({ state }) => state),
			['judged', 'unreadable', 'judged'],
		);
		assert.deepEqual(files[1], { state: 'unreadable', path: 'b.safetensors', size: 5, reason: 'Gated.' });
	});
	test('after five that fail alike no more are asked for', async () => {
		const tree = told(Array.from({ length: 60 }, (_, at) => ({ path: `${at}.pt` })));
		const { files, opened } = await inspected({ tree, open: () => 'Gated.' });
		assert.ok(opened.length < 10, String(opened.length));
		assert.ok(
			files.length === 60 && files.every((file) => file.state === 'unreadable' && file.reason === 'Gated.'),
		);
	});
	test('few at once, and no more than 500', async () => {
		const tree = told(Array.from({ length: 520 }, (_, at) => ({ path: `${at}.safetensors` })));
		const { atOnce, inspection } = await inspected({ tree });
		assert.deepEqual([atOnce(), inspection.files.length, inspection.left], [4, 500, 20]);
	});
	test('what neither name nor content say to be weights is not judged, unless something is wrong with it', async () => {
		const { files } = await inspected({
			tree: told([{ path: 'a.dat' }, { path: 'b.dat' }, { path: 'c.dat', scan: scan('unsafe') }]),
			open: ({ path }) =>
				path === 'b.dat'
					? new TextEncoder().encode('cposix\nsystem\n(Vx\ntR.')
					: new Uint8Array([1, 2, 3, 4]),
		});
		assert.deepEqual(
			files.map((file) => (file.state === 'judged' ? file.inspection.verdict : file.state)),
			['unjudged', 'dangerous', 'dangerous'],
		);
	});
	test('cancelled half-way: what it was cancelled with', async () => {
		const stop = new AbortController();
		const tree = told(Array.from({ length: 20 }, (_, at) => ({ path: `${at}.safetensors` })));
		let count = 0;
		const onOpen = () => {
			count += 1;
			if (count === 6) {
				stop.abort(new Error('enough'));
			}
		};
		const { resolver, opened } = world({ tree, onOpen });
		await assert.rejects(inspectModel(resolver, model, { signal: stop.signal, now: () => 0 }), /enough/);
		assert.ok(opened.length < 12);
	});
	test('progress counts up to all of them', async () => {
		const { resolver } = world({ tree: told([{ path: 'a.pt' }, { path: 'b.pt' }, { path: 'x.md' }]) });
		const seen: string[] = [];
		const onProgress = (done: number, total: number) => void seen.push(`${done}/${total}`);
		await inspectModel(resolver, model, { signal: never, now: () => 0, onProgress });
		assert.deepEqual(seen, ['0/2', '1/2', '2/2']);
	});
});

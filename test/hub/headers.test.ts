import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'mocha';
import { BERT, hubForSuite } from './ask';

const WEIGHTS = 'model.safetensors';
const tensors = {
	__metadata__: { format: 'pt' },
	'embeddings.weight': { dtype: 'F32', shape: [3, 5] },
	scale: { dtype: 'BF16', shape: [] },
};
const huge = { experts: { dtype: 'BF16', shape: [1024, 1024, 1024] } };

suite('local hub: safetensors headers that a test states', () => {
	const served = hubForSuite({ headers: { [BERT]: { [WEIGHTS]: tensors, 'huge.safetensors': huge } } });
	const { ask, json } = served;
	const url = `/api/models/${BERT}`;

	test('the file is as long as its tensors ask, and has the hash that its list says', async () => {
		const response = await fetch(`${served.hub.url}/${BERT}/resolve/main/${WEIGHTS}`);
		const bytes = Buffer.from(await response.arrayBuffer());
		const length = Number(bytes.readBigUInt64LE());
		assert.deepEqual(JSON.parse(bytes.subarray(8, 8 + length).toString()), {
			__metadata__: { format: 'pt' },
			'embeddings.weight': { dtype: 'F32', shape: [3, 5], data_offsets: [0, 60] },
			scale: { dtype: 'BF16', shape: [], data_offsets: [60, 62] },
		});
		assert.deepEqual([length % 8, bytes.length], [0, 8 + length + 62]);
		assert.ok(bytes.subarray(8 + length).every((byte) => byte === 0));
		assert.equal(response.headers.get('X-Local-Hub'), 'synthetic');
		const entry = (await json(`${url}/tree/main`)).find(({ path }) => path === WEIGHTS) ?? {};
		assert.deepEqual(
			[entry.size, (entry.lfs as { oid: string }).oid],
			[bytes.length, createHash('sha256').update(bytes).digest('hex')],
		);
	});

	test('whoever tells of the file says that it is synthetic, and nobody says the recorded hash', async () => {
		for (const path of [`${url}?blobs=true`, `${url}/tree/main`]) {
			const response = await ask(path);
			assert.equal(response.headers.get('X-Local-Hub'), 'synthetic', path);
			assert.ok(!(await response.text()).includes('68d45e234eb4a928'), path);
		}
		const { headers } = await ask(`/${BERT}/resolve/main/${WEIGHTS}`, { method: 'HEAD' });
		assert.ok(!headers.get('X-Linked-ETag')?.includes('68d45e234eb4a928'));
		assert.equal(
			(await ask('/api/models/openai-community/gpt2-xl/tree/main')).headers.get('X-Local-Hub'),
			null,
		);
	});

	test('the sizes of the list, the info and treesize are the same', async () => {
		const files = await json(`${url}/tree/main?recursive=true`);
		const sum = files.reduce((all, { size, type }) => all + (type === 'file' ? Number(size) : 0), 0);
		assert.deepEqual(await json(`${url}/treesize/main`), { path: '/', size: sum });
		const siblings = (await json(`${url}?blobs=true`)).siblings as { rfilename: string; size: number }[];
		for (const { path, size } of files.filter(({ path }) => String(path).endsWith('.safetensors'))) {
			assert.equal(siblings.find(({ rfilename }) => rfilename === path)?.size, size);
		}
	});

	test('a file of two gigabytes is served by ranges', async () => {
		const response = await fetch(`${served.hub.url}/${BERT}/resolve/main/huge.safetensors`, {
			headers: { Range: 'bytes=0-7' },
		});
		const length = Number(Buffer.from(await response.arrayBuffer()).readBigUInt64LE());
		assert.equal(response.headers.get('Content-Range'), `bytes 0-7/${8 + length + 2 ** 31}`);
	});
});

suite('local hub: sizes of folders', () => {
	const { ask, json } = hubForSuite();

	test('of one folder, of none, and of files without recorded sizes', async () => {
		const url = '/api/models/BAAI/bge-reranker-large/treesize/main';
		const onnx = await json('/api/models/BAAI/bge-reranker-large/tree/main/onnx');
		const size = onnx.reduce((all, file) => all + Number(file.size), 0);
		assert.deepEqual(await json(`${url}/onnx`), { path: 'onnx', size });
		assert.equal((await ask(`${url}/none`)).status, 404);
		assert.equal((await ask('/api/models/deepset/roberta-base-squad2/treesize/main')).status, 501);
	});

	test('tags by type', async () => {
		const { license } = await json('/api/models-tags-by-type?type=license');
		assert.ok(
			(license as { id: string; label: string }[]).some(
				({ id, label }) => id === 'license:apache-2.0' && label === 'apache-2.0',
			),
		);
	});
});

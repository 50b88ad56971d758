import assert from 'node:assert/strict';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createDetector } from '../../../src/core/detect/detect';
import { type Port, remoteDetector, serveDetector } from '../../../src/core/detect/remoteDetector';
import { fakeHost } from '../fakeHost';
import { workspaceOf } from '../rules/calls';

const portOf = (port: MessagePort): Port => ({
	post: (message) => port.postMessage(message),
	onMessage: (listen) => void port.on('message', listen as (message: unknown) => void),
});

const file = {
	path: '/w/main.py',
	text: 'from names import MODEL\nfrom transformers import AutoModel\nAutoModel.from_pretrained(MODEL)\nAutoModel.from_pretrained("org/other")\n',
};

suite('a detector in another thread', () => {
	const workspace = workspaceOf({ 'names.py': 'MODEL = "org/name"\n' });
	let channel: MessageChannel;
	setup(() => {
		channel = new MessageChannel();
	});
	teardown(() => channel.port1.close());
	const near = () => remoteDetector(portOf(channel.port1), fakeHost(), workspace);

	test('finds what one finds here, also in other files', async () => {
		serveDetector(portOf(channel.port2));
		const remote = near();
		const here = await createDetector(fakeHost(), workspace).inspect(file);
		assert.deepEqual(here.references.map(({ id }) => id).sort(), ['org/name', 'org/other']);
		const many = await Promise.all(
			[file, { path: '/x/a.py', text: file.text }, file].map((one) => remote.inspect(one)),
		);
		assert.deepEqual(many[0], here);
		assert.deepEqual(many[2], here);
		assert.deepEqual(
			many[1]?.references.map(({ id }) => id),
			['org/other'],
		);
	});

	test('whoever stops waiting is told at once, and so is everybody when the thread ends', async () => {
		const remote = near();
		const stop = new AbortController();
		const stopped = remote.inspect(file, stop.signal);
		const lost = remote.inspect(file);
		stop.abort();
		await assert.rejects(stopped, { name: 'AbortError' });
		remote.lost();
		await assert.rejects(lost, /has ended/);
		await assert.rejects(remote.inspect(file), /has ended/);
	});
});

import assert from 'node:assert/strict';
import { createKeeper, type Kept } from '../../../src/core/hubs/kept';
import { fakeHost } from '../fakeHost';

interface KeptWord extends Kept {
	readonly word: string;
}

const evidence = { url: 'https://hub.test/x', readAt: 5 };
const word = (text: string): KeptWord => ({ word: text, evidence });

/** A store whose next reading waits until it is let go. */
function slowStore(host = fakeHost()) {
	let open = () => {};
	const gate = new Promise<void>((resolve) => {
		open = resolve;
	});
	const { get } = host.store;
	host.store.get = async (key) => {
		const text = await get(key);
		await gate;
		return text;
	};
	return { host, open: () => open() };
}

function keeperOn(host = fakeHost()) {
	return createKeeper<KeptWord>(host, ({ word: text }) =>
		typeof text === 'string' ? { word: text } : undefined,
	);
}

async function worldWith(text: string) {
	const host = fakeHost();
	await keeperOn(host).keep('k', word(text));
	return host;
}

suite('what is kept of a hub', () => {
	test('one that is forgotten while the store is read does not come back', async () => {
		const { host, open } = slowStore(await worldWith('old'));
		const keeper = keeperOn(host);
		const reading = keeper.get('k');
		const forgetting = keeper.forget('k');
		open();
		await forgetting;
		assert.equal(await reading, undefined);
		assert.equal(await keeper.get('k'), undefined);
		assert.equal(await keeperOn(host).get('k'), undefined);
	});
	test('one that is kept while the store is read wins over what is read', async () => {
		const { host, open } = slowStore(await worldWith('old'));
		const keeper = keeperOn(host);
		const reading = keeper.get('k');
		await keeper.keep('k', word('new'));
		open();
		assert.equal((await reading)?.word, 'new');
		assert.equal((await keeper.get('k'))?.word, 'new');
	});
	test('nothing comes back of a store that is cleared while it is read', async () => {
		const { host, open } = slowStore(await worldWith('old'));
		const keeper = keeperOn(host);
		const reading = keeper.get('k');
		keeper.clear();
		host.kept.clear();
		open();
		assert.equal(await reading, undefined);
		assert.equal(await keeper.get('k'), undefined);
	});
	test('one that the store does not forget is forgotten nevertheless, until it is kept anew', async () => {
		const host = await worldWith('old');
		host.store.set = async () => Promise.reject(new Error('read-only'));
		const keeper = keeperOn(host);
		assert.equal((await keeper.get('k'))?.word, 'old');
		await keeper.forget('k');
		assert.equal(await keeper.get('k'), undefined);
		await keeper.keep('k', word('new'));
		assert.equal((await keeper.get('k'))?.word, 'new');
	});
	test('one that is kept while it is being forgotten stays', async () => {
		const { host, open } = slowStore(await worldWith('old'));
		const keeper = keeperOn(host);
		const forgetting = keeper.forget('k');
		await keeper.keep('k', word('new'));
		open();
		await forgetting;
		assert.equal((await keeper.get('k'))?.word, 'new');
		assert.equal((await keeperOn(host).get('k'))?.word, 'new');
	});
	test('one that is forgotten twice, or was never there, is no matter', async () => {
		const host = fakeHost();
		const keeper = keeperOn(host);
		await keeper.forget('k');
		await keeper.forget('k');
		assert.equal(await keeper.get('k'), undefined);
		assert.equal(host.kept.size, 0);
	});
	test('one longer than is read again is not written', async () => {
		const host = fakeHost();
		await keeperOn(host).keep('k', word('x'.repeat(20_000_000)));
		assert.equal(host.kept.size, 0);
	});
	test('fields of its own do not pass for its key', async () => {
		const host = fakeHost();
		await keeperOn(host).keep('k', { ...word('x'), key: 'j', version: 1 } as KeptWord);
		assert.equal((await keeperOn(host).get('k'))?.word, 'x');
	});
	test('an address that a person could not open, and a time that is none, make it none', async () => {
		for (const wrong of [{ url: 'file:///x', readAt: 5 }, { url: 'https://x', readAt: 0.5 }, undefined]) {
			const host = fakeHost();
			await keeperOn(host).keep('k', { word: 'x', evidence: wrong } as unknown as KeptWord);
			assert.equal(await keeperOn(host).get('k'), undefined);
		}
	});
});

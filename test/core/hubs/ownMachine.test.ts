import assert from 'node:assert/strict';
import { isOnThisMachine } from '../../../src/core/hubs/ownMachine';

suite('An address of this machine', () => {
	for (const address of [
		'http://localhost:8080/hf',
		'http://LOCALHOST/',
		'http://hub.localhost',
		'http://127.0.0.1:8765/api',
		'http://127.9.8.7',
		'http://2130706433/',
		'http://[::1]:80/',
	]) {
		test(`${address} is one`, () => assert.equal(isOnThisMachine(address), true));
	}
	for (const address of [
		'https://huggingface.co/api/models',
		'http://localhost.example.com',
		'http://notlocalhost',
		'http://128.0.0.1',
		'http://[::2]',
		'http://127.0.0.1.example.com',
		'no address',
		'',
	]) {
		test(`${address || 'nothing'} is none`, () => assert.equal(isOnThisMachine(address), false));
	}
});

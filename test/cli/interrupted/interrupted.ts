// What `npm run faults` bundles: every fault that can be made, and the program that is killed.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskStore } from '../../../src/cli/store';
import { withBrokenStore } from '../../core/faults/brokenStore';
import { createChance } from '../../core/faults/chance';
import { withRestlessHub } from '../../core/faults/restlessHub';
import { withTornRecords } from '../../core/faults/tornRecords';
import { createWorkbench } from '../terminal';
import { isSealed, isSealedLock, sealed, sealedLock } from './texts';
import { editorIn, keys, lockPaths, teamPaths, writeOnAndOn } from './writing';

export { writeOnAndOn };

/** One kind of fault: what is promised, and a run of it that gives the number of faults made. */
export interface Ordeal {
	readonly name: string;
	run(seed: number, self: string): Promise<number>;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'weightwise-faults-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Programs that write to the same folder, each killed at some moment; afterwards everything there is whole. */
async function killed(seed: number, self: string, kills: number, atOnce: number): Promise<number> {
	const chance = createChance(seed);
	return inFolder(async (folder) => {
		const file = join(folder, 'code.py');
		writeFileSync(file, sealed('z', 1000));
		writeFileSync(join(folder, lockPaths[0]), sealedLock('z', 10));
		let seen = 0;
		for (let made = 0; made < kills; made += atOnce) {
			const children = Array.from({ length: atOnce }, (_, at) =>
				fork(self, ['--write', folder, String(made + at)], { stdio: 'ignore' }),
			);
			await Promise.all(children.map((child) => killedSoon(child, 1 + chance(60))));
			const store = createDiskStore(join(folder, 'answers'));
			for (const key of keys) {
				const text = await store.get(key);
				seen += text === undefined ? 0 : 1;
				assert.ok(text === undefined || isSealed(text), `${key} after ${made} kills: ${text?.length}`);
			}
			seen += await editorIsWhole(folder, `after ${made} kills`);
			const text = readFileSync(file, 'utf8');
			assert.ok(isSealed(text), `the file after ${made} kills: ${text.length} characters`);
			seen += locksAreWhole(folder, `after ${made} kills`);
			// What was cut off is there under a name of its own, and no reader takes it for an answer.
			await store.set('own', sealed('o', 10));
			assert.ok(isSealed((await store.get('own')) ?? ''));
		}
		assert.ok(seen > 0, 'something was written before the kills');
		return kills;
	});
}

/** Every record and every answer that the editor kept is whole; how many there are. Names of halves are no records. */
async function editorIsWhole(folder: string, when: string): Promise<number> {
	const { files, store } = editorIn(folder);
	const texts = [
		...(await Promise.all(teamPaths.map((path) => files.read(path)))),
		...(await Promise.all(keys.map((key) => store.get(key)))),
	].filter((text) => text !== undefined);
	for (const text of texts) {
		assert.ok(isSealed(text), `what the editor kept ${when}: ${text.length} characters`);
	}
	const names = (await files.list('.weightwise/decisions')).filter((name) => !name.endsWith('.tmp'));
	assert.ok(
		names.every((name) => teamPaths.includes(`.weightwise/decisions/${name}`)),
		names.join(),
	);
	return texts.length;
}

/** The lock that is replaced is there once it was, and each is whole; how many there are. */
function locksAreWhole(folder: string, when: string): number {
	assert.ok(existsSync(join(folder, lockPaths[0])), `the lock is there ${when}`);
	const there = lockPaths.filter((path) => existsSync(join(folder, path)));
	for (const path of there) {
		const text = readFileSync(join(folder, path), 'utf8');
		assert.ok(isSealedLock(text), `${path} ${when}: ${text.length} characters`);
	}
	return there.length;
}

async function killedSoon(child: ChildProcess, ms: number): Promise<void> {
	const ended = new Promise((done) => child.once('exit', done));
	await Promise.race([new Promise((done) => child.once('message', done)), ended]);
	await new Promise((done) => setTimeout(done, ms));
	child.kill('SIGKILL');
	await ended;
}

const code = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")\n';

/** Homes and caches that cannot be written or made, or are of another kind: a command does its work all the same. */
async function withoutHome(_seed: number): Promise<number> {
	const spoiled: Readonly<Record<string, (home: string) => void>> = {
		'a file': (home) => writeFileSync(home, ''),
		'read-only': (home) => {
			mkdirSync(home);
			chmodSync(home, 0o555);
		},
		'not readable': (home) => {
			mkdirSync(home);
			chmodSync(home, 0o000);
		},
		'not there': () => {},
		'a cache that is a file': (home) => {
			mkdirSync(home);
			writeFileSync(join(home, 'weightwise'), '');
		},
		'a cache full of folders': (home) => {
			mkdirSync(join(home, 'weightwise', 'a.answer.json'), { recursive: true });
		},
		'a cache of other texts': (home) => {
			mkdirSync(join(home, 'weightwise'), { recursive: true });
			for (const text of ['', '{', '[]', 'null', '{"key":1}', '\0']) {
				writeFileSync(join(home, 'weightwise', `${text.length}.answer.json`), text);
			}
		},
	};
	let faults = 0;
	for (const [what, spoil] of Object.entries(spoiled)) {
		await inFolder(async (folder) => {
			const home = join(folder, 'home');
			spoil(home);
			const bench = createWorkbench({ 'a.py': code });
			const env = { HOME: home, XDG_CACHE_HOME: home };
			for (const argv of [['check'], ['check', '--format', 'json'], ['refs'], ['show', 'org/name']]) {
				const ran = await bench.run([...argv, ...(argv[0] === 'refs' ? [] : ['--offline'])], env);
				assert.ok([0, 1, 3].includes(ran.code), `${what}: ${argv} ends with ${ran.code}: ${ran.err}`);
				assert.doesNotMatch(ran.out + ran.err, /\bat .*:\d+:\d+\)|undefined/, what);
				faults += 1;
			}
			bench.dispose();
			if (what.startsWith('not') || what === 'read-only') {
				try {
					chmodSync(home, 0o755);
				} catch {
					// It was never made.
				}
			}
		});
	}
	return faults;
}

/** A disk that is full at some byte: the limit of a file's size stands for it. Old answers stay, halves go. */
async function onFullDisk(seed: number, self: string): Promise<number> {
	const chance = createChance(seed);
	return inFolder(async (folder) => {
		const answers = join(folder, 'answers');
		const store = createDiskStore(answers);
		for (const key of keys) {
			await store.set(key, sealed('k', 5000));
		}
		writeFileSync(join(folder, 'code.py'), sealed('z', 1000));
		writeFileSync(join(folder, lockPaths[0]), sealedLock('z', 10));
		let faults = 0;
		for (let run = 0; run < 12; run++) {
			// In blocks of 512 or 1024 bytes, by shell.
			const limit = 1 + chance(40);
			const child = fork(
				'-c',
				[`ulimit -f ${limit}; exec "$0" "$1" --write "$2" 7`, process.execPath, self, folder],
				{
					execPath: '/bin/sh',
					execArgv: [],
					stdio: 'ignore',
				},
			);
			await killedSoon(child, 150);
			faults += 1;
			for (const key of keys) {
				const text = await createDiskStore(answers).get(key);
				assert.ok(text === undefined || isSealed(text), key);
			}
			await editorIsWhole(folder, 'on a full disk');
			locksAreWhole(folder, 'on a full disk');
			assert.ok(isSealed(readFileSync(join(folder, 'code.py'), 'utf8')));
		}
		const remains = readdirSync(answers).filter((name) => name.endsWith('.tmp'));
		assert.ok(remains.length <= 12, `${remains.length} remains`);
		return faults;
	});
}

export const ordeals: readonly Ordeal[] = [
	{
		name: 'kill -9 while answers, files, records, locks and the store of the editor are written',
		run: (seed, self) => killed(seed, self, 150, 1),
	},
	{
		name: 'kill -9 of programs that write to one cache, one lock and one folder of records',
		run: (seed, self) => killed(seed + 1, self, 120, 3),
	},
	{ name: 'a full disk while answers, files, records and locks are written', run: onFullDisk },
	{ name: 'homes that cannot be written', run: withoutHome },
	{ name: 'a store that is full, torn, unreadable or foreign', run: (seed) => withBrokenStore(seed, 60) },
	{ name: 'a hub that goes up and down, a clock that jumps', run: (seed) => withRestlessHub(seed, 1200) },
	{ name: 'records while writing fails and programs end', run: (seed) => withTornRecords(seed, 800) },
];

// Has our judge read files: `node bench/weights/ours.mjs BUNDLE ROUNDS < LIST`, in the same words as peers.py.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { judgeWith } from './onDisk.mjs';

const [bundle = '', rounds = '1'] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const judge = judgeWith(createRequire(import.meta.url)(bundle).inspectWeights);
for (const path of JSON.parse(readFileSync(0, 'utf8'))) {
	let fastest = Number.POSITIVE_INFINITY;
	let verdict = null;
	const started = performance.now();
	// As many rounds as a second holds, for the peers alike: small figures say nothing of a first one.
	const more = (round) => Number(rounds) > 1 && round < 100 && performance.now() - started < 1000;
	for (let round = 0; round < Number(rounds) || more(round); round++) {
		const begun = performance.now();
		({ verdict } = await judge(path, path));
		fastest = Math.min(fastest, (performance.now() - begun) / 1000);
	}
	console.log(JSON.stringify({ path, verdict, seconds: fastest }));
}
console.log(JSON.stringify({ version, memory: process.resourceUsage().maxRSS * 1024 }));

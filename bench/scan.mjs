// How fast a folder is read, as the command line reads it but in this process alone:
//   node bench/scan.mjs FOLDER [ENDING…]
// Prints files, lines, seconds of reading and of detecting, references, the largest memory and the load of the machine.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { openDetector } from './detector.mjs';

const [folder, ...endings] = process.argv.slice(2);
if (!folder) {
	console.error('usage: node bench/scan.mjs FOLDER [ENDING…]');
	process.exit(2);
}

const skipped = /(?:^|[\\/])(?:node_modules|site-packages|\.git|dist|build|out|target)[\\/]/;
const detector = await openDetector();
let files = 0;
let lines = 0;
let references = 0;
let reading = 0;
let detecting = 0;
const slowest = [];
for (const path of readdirSync(folder, { recursive: true }).map(String).sort()) {
	const full = join(folder, path);
	if (skipped.test(path) || (endings.length > 0 && !endings.some((ending) => path.endsWith(`.${ending}`)))) {
		continue;
	}
	const begun = performance.now();
	const { size } = statSync(full);
	if (!statSync(full).isFile() || size > 5_000_000) {
		continue;
	}
	const text = readFileSync(full, 'utf8');
	const read = performance.now();
	references += (await detector.detect({ path, text })).length;
	const took = performance.now() - read;
	reading += read - begun;
	detecting += took;
	files++;
	lines += text.split('\n').length - 1;
	slowest.push({ path, took });
}
slowest.sort((a, b) => b.took - a.took);
console.log(
	`${files} files, ${lines} lines, ${references} references: ${seconds(reading)} s to read, ${seconds(detecting)} s to detect`,
);
console.log(
	`memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB, load ${loadavg()[0].toFixed(1)}, slowest:`,
);
for (const { path, took } of slowest.slice(0, 5)) {
	console.log(`  ${took.toFixed(0)} ms  ${path}`);
}

function seconds(milliseconds) {
	return (milliseconds / 1000).toFixed(2);
}

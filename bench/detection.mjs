// Runs the detector over files that a gold file lists and prints references as `refs --format json` does:
//   node bench/detection.mjs GOLD.json FOLDER [--mentions] > out.json
// GOLD.json has `files: [{repo, path}]`; the files lie at FOLDER/<repo>/<path>. Times go to stderr.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDetector } from './detector.mjs';

const [gold, folder, flag] = process.argv.slice(2);
if (!gold || !folder) {
	console.error('usage: node bench/detection.mjs GOLD.json FOLDER [--mentions] > out.json');
	process.exit(2);
}

const detector = await openDetector();

const out = [];
const begun = performance.now();
const { files } = JSON.parse(readFileSync(gold, 'utf8'));
for (const { repo, path } of files) {
	const text = readFileSync(join(folder, repo, path), 'utf8');
	const lines = lineStarts(text);
	for (const found of await detector.detect({ path, text }, undefined, { mentions: flag === '--mentions' })) {
		const [first] = found.loads;
		const revision = first?.revision.state === 'known' ? first.revision.value : null;
		const from = position(lines, found.span.start);
		const to = position(lines, found.span.end);
		out.push({
			path: `${repo}/${path}`,
			line: from.line,
			col: from.col,
			endLine: to.line,
			endCol: to.col,
			text: found.text,
			id: found.id,
			hub: found.hub,
			kind: found.kind,
			role: found.role,
			revision,
			pinned: /^[0-9a-f]{40}$/.test(revision ?? ''),
			call: first?.call ?? null,
			library: first?.library ?? null,
			options: first?.options ?? {},
		});
	}
}
console.error(
	`${files.length} files, ${out.length} references, ${(performance.now() - begun).toFixed(0)} ms`,
);
console.log(JSON.stringify(out, null, 1));

function lineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		starts.push(at + 1);
	}
	return starts;
}

function position(starts, offset) {
	const line = starts.findLastIndex((start) => start <= offset);
	return { line: line + 1, col: offset - starts[line] + 1 };
}

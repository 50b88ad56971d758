// Writes docs/rules/*.md and the README's list of rules from the rules themselves, docs/attributes.md from the table of
// attributes, and the JSON schemas of the team's files from the tables of their keys: `npm run docs`. With --check it
// writes nothing and fails when a page is not what its source says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outfile = join(root, 'out', 'docs.cjs');
await esbuild.build({
	stdin: {
		contents: `export { rules } from './src/core/rules'; export * from './scripts/rulePage'; export * from './scripts/attributePage'; export * from './scripts/policySchema';`,
		resolveDir: root,
	},
	bundle: true,
	platform: 'node',
	// What packages wrap for every loader cannot be bundled.
	mainFields: ['module', 'main'],
	outfile,
	logLevel: 'warning',
});
const {
	rules,
	toRulePage,
	toRuleLine,
	toAttributePage,
	toPolicySchema,
	toDecisionSchema,
	toEvaluationSchema,
	toLockSchema,
} = createRequire(import.meta.url)(outfile);

const wanted = new Map(rules.map((rule) => [join('docs', 'rules', `${rule.id}.md`), toRulePage(rule)]));
wanted.set(join('docs', 'attributes.md'), toAttributePage());
wanted.set(join('media', 'weightwise.schema.json'), toPolicySchema());
wanted.set(join('media', 'decision.schema.json'), toDecisionSchema());
wanted.set(join('media', 'evaluation.schema.json'), toEvaluationSchema());
wanted.set(join('media', 'lock.schema.json'), toLockSchema());
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const list = ['| rule | default | when |', '| --- | --- | --- |', ...rules.map(toRuleLine)].join('\n');
wanted.set(
	'README.md',
	readme.replace(
		/(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/,
		(_, open, close) => `${open}${list}\n${close}`,
	),
);

const stale = [...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name);
if (process.argv.includes('--check')) {
	if (stale.length > 0) {
		console.error(`Not what their sources say any more: ${stale.join(', ')}. Run: npm run docs`);
		process.exitCode = 1;
	}
} else {
	mkdirSync(join(root, 'docs', 'rules'), { recursive: true });
	for (const name of stale) {
		writeFileSync(join(root, name), wanted.get(name));
		console.log(`wrote ${name}`);
	}
}

function read(name) {
	try {
		return readFileSync(join(root, name), 'utf8');
	} catch {
		return undefined;
	}
}

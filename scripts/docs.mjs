// `npm run docs`: writes the pages that are made from tables. See USAGE.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withArguments } from './arguments.mjs';
import { main } from './main.mjs';
import { root } from './setup.mjs';

const USAGE = `Usage: npm run docs [-- --check]
Writes docs/rules/*.md and the README's list of rules from the rules themselves, docs/attributes.md from the table of
attributes, and the JSON schemas of the team's files from the tables of their keys.
  --check  writes nothing, and fails when a page is not what its source says`;

/** @param {string[]} args */
function readArguments(args) {
	return parseArgs({ args, options: { check: { type: 'boolean', default: false } } }).values;
}

/** What makes the pages, which is TypeScript. */
async function loadPages() {
	const outfile = join(root, 'out', 'docs.cjs');
	const esbuild = await import('esbuild');
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
	return createRequire(import.meta.url)(outfile);
}

/** What each page has to say, by its name. */
async function pagesByName() {
	const {
		rules,
		toRulePage,
		toRuleLine,
		toAttributePage,
		toPolicySchema,
		toDecisionSchema,
		toEvaluationSchema,
		toLockSchema,
	} = await loadPages();
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
	return wanted;
}

/** @param {ReturnType<typeof readArguments>} options */
async function docs({ check }) {
	const wanted = await pagesByName();
	const stale = [...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name);
	if (check) {
		if (stale.length > 0) {
			console.error(`Not what their sources say any more: ${stale.join(', ')}. Run: npm run docs`);
		}
		return stale.length > 0 ? 1 : 0;
	}
	mkdirSync(join(root, 'docs', 'rules'), { recursive: true });
	for (const name of stale) {
		writeFileSync(join(root, name), wanted.get(name));
		console.log(`wrote ${name}`);
	}
	return 0;
}

function read(name) {
	try {
		return readFileSync(join(root, name), 'utf8');
	} catch {
		return undefined;
	}
}

await main(() => withArguments(USAGE, readArguments, docs));

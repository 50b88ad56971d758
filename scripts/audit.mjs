// `npm run audit`: whether what the packages bring is what was looked at. See USAGE.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { noArguments, withArguments } from './arguments.mjs';
import { bundled } from './bundle.mjs';
import { main } from './main.mjs';
import { npm } from './processes.mjs';
import { root } from './setup.mjs';
import { say } from './terminal.mjs';

const USAGE = `Usage: npm run audit
Whether the lockfile pins every package to its bytes, and whether the registry knows of weaknesses in those that run at a
user's desk. Exit code 1 when something is wrong; a registry that does not say leaves it open.`;

const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/**
 * What the registry knows of: a count of weaknesses, or undefined when it does not say.
 * @returns {Promise<{ known: number | undefined, says: string }>}
 */
async function weaknesses() {
	const { output } = await npm(['audit', '--omit=dev', '--json'], { cwd: root });
	const json = /^\{$[\s\S]*?^\}$/m.exec(output)?.[0];
	let answer;
	try {
		answer = JSON.parse(json ?? '{}');
	} catch {
		answer = {};
	}
	const known = answer.metadata?.vulnerabilities?.total;
	if (typeof known !== 'number') {
		return {
			known: undefined,
			says: `not known, the registry does not answer that (${answer.statusCode ?? 'no answer'})`,
		};
	}
	const names = Object.keys(answer.vulnerabilities ?? {});
	return { known, says: known === 0 ? 'none' : `${known}, in ${names.join(', ')}` };
}

async function audit() {
	const bundle = await bundled('scripts/lockedPackages.ts', 'audit');
	const { reportOf } = (await import(pathToFileURL(bundle).href)).default;
	const { dependencies } = read('package.json');
	const { runtime, checked, faults } = reportOf(read('package-lock.json'), Object.keys(dependencies));
	for (const fault of faults) {
		say(fault);
	}
	say(
		`pinned with their hash: ${faults.length === 0 ? 'all' : 'not all'} of ${checked} packages, ${runtime} of them at runtime`,
	);
	const { known = 0, says } = await weaknesses();
	say(`known weaknesses of those at runtime: ${says}`);
	return faults.length + known > 0 ? 1 : 0;
}

await main(() => withArguments(USAGE, noArguments, audit));

import { checkReferences, wantedBy } from '../core/check';
import type { CheckedFile } from '../core/report/checked';
import { askForRules } from '../core/rules/answers';
import type { Arguments } from './args';
import type { Terminal } from './command';
import { findReferences } from './find';
import { askHubs } from './hubs';

/** The files below the given paths with what the hubs and the rules say of them. */
export async function checkFiles(
	given: Arguments,
	terminal: Terminal,
	{ unaskedBelow }: { readonly unaskedBelow: boolean },
): Promise<CheckedFile[]> {
	const { host, resolver } = askHubs(given, terminal);
	const found = await findReferences(given.words, host, terminal);
	const resolved = await resolver.resolve(
		found.flatMap(({ references }) => references),
		terminal.signal,
		(done, total) => terminal.progress(`Asking about models: ${done} of ${total}`),
	);
	terminal.progress('Asking what the rules want to know');
	const rules = {};
	const answers = await askForRules(wantedBy({ rules }, host.log), resolved, resolver, terminal.signal);
	terminal.progress('');
	let at = 0;
	return found.map(({ path, text, references }) => {
		const own = resolved.slice(at, at + references.length);
		at += references.length;
		const findings = checkReferences(own, { rules }, host.log, {
			answers,
			text,
			now: host.now(),
			unaskedBelow,
		});
		return { path, text, resolved: own, findings };
	});
}

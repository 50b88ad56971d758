import { checkReferences, wantedBy } from '../../core/check';
import type { Finding, Severity } from '../../core/model';
import { type CheckedFile, summarise } from '../../core/report/checked';
import { findingsToJson } from '../../core/report/json';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { findingsToText } from '../../core/report/text';
import { askForRules } from '../../core/rules/answers';
import type { Arguments, Flag } from '../args';
import type { Command, ExitCode } from '../command';
import { findReferences } from '../find';
import { askHubs } from '../hubs';
import { commonFlags, formatFlag, hubFlags } from '../settings';

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const failOnFlag: Flag = {
	name: 'fail-on',
	value: 'SEVERITY',
	choices: [...severities, 'never'],
	about: 'exit with 1 for findings at or above error (default), warning, info or hint; or never',
};

export const check: Command = {
	name: 'check',
	takes: '[paths…]',
	about: 'say what is wrong with the models that files name',
	flags: [formatFlag, failOnFlag, ...hubFlags, ...commonFlags],
	async run(given, terminal) {
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
		const json = given.flags.get('format') === 'json';
		let at = 0;
		const files: CheckedFile[] = found.map(({ path, text, references }) => {
			const own = resolved.slice(at, at + references.length);
			at += references.length;
			const findings = checkReferences(own, { rules }, host.log, {
				answers,
				text,
				now: host.now(),
				unaskedBelow: !json,
			});
			return { path, text, resolved: own, findings };
		});
		const paint = terminal.colours ? ansiPaint : noPaint;
		terminal.out(json ? findingsToJson(files) : findingsToText(files, paint));
		return exitCode(given, files);
	},
};

/** Findings weigh more than answers that are missing: 1 before 3. */
function exitCode({ flags }: Arguments, files: readonly CheckedFile[]): ExitCode {
	const failOn = flags.get('fail-on') ?? 'error';
	const fails = ({ severity }: Finding) =>
		severities.slice(0, severities.indexOf(failOn as Severity) + 1).includes(severity);
	if (files.some(({ findings }) => findings.some(fails))) {
		return 1;
	}
	const unanswered = summarise(files).unasked.some(({ state }) => state !== 'unsupported');
	return flags.has('strict') && unanswered ? 3 : 0;
}

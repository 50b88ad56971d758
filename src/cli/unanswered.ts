import * as l10n from '@vscode/l10n';
import { gaveNoAnswer } from '../core/lookup';
import type { Lookup } from '../core/model';
import { asClause } from '../core/printable';
import type { CheckedFile } from '../core/report/checked';
import type { ExitCode, Terminal } from './command';

/**
 * Why nothing is known of any of these models: the reason of a hub that could not be reached. Undefined where one said
 * something, or where whoever runs the program wanted none to be asked. Hubs without an interface answer on no day.
 */
export function whyNoAnswer(lookups: readonly Lookup[]): string | undefined {
	const asked = lookups.filter(({ state }) => state !== 'unsupported');
	if (!asked.every(({ state }) => state === 'unreachable' || state === 'not-asked')) {
		return undefined;
	}
	const silent = asked.flatMap((one) =>
		one.state === 'unreachable' && gaveNoAnswer(one) ? [one.reason] : [],
	);
	return silent[0];
}

/** The lookups of a check: of models that are used, each as its loads ask for it. */
export function lookupsOf(files: readonly CheckedFile[]): Lookup[] {
	return files.flatMap(({ resolved }) =>
		resolved
			.filter(({ reference: { kind, role } }) => kind === 'model' && role !== 'mention')
			.flatMap(({ lookup, loads }) => [lookup, ...loads.map((one) => one.lookup)]),
	);
}

/**
 * Ends a command: where no hub gave an answer and the exit code is 0 all the same, the last line on stderr says so, for a
 * script or a person who looks no further. @param why As `whyNoAnswer` tells it.
 */
export function endedWith(code: ExitCode, why: string | undefined, { note }: Terminal): ExitCode {
	if (code === 0 && why !== undefined) {
		note(
			l10n.t(
				'No hub gave an answer ({0}), and the exit code is 0 all the same: give --strict to exit with 3 then.',
				asClause(why),
			),
		);
	}
	return code;
}

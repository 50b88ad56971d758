import * as l10n from '@vscode/l10n';
import { printable } from '../printable';
import type { Span } from '../reference';
import { createLineIndex } from '../report/lineIndex';
import { oneLine } from '../report/style';
import type { PolicyFault, PolicyPlace } from './policy';

/** Nobody reads more, and a large broken file has thousands. */
const mostFaults = 100;

/** Collects what is wrong in one policy file. */
export interface FaultList {
	readonly faults: readonly PolicyFault[];
	/** `key`: the place in words, `licenses.allow[1]`; empty for the file itself. */
	add(severity: PolicyFault['severity'], span: Span, key: string, what: string): void;
	place(span: Span): PolicyPlace;
	/** How many were added, also those that are not listed any more. */
	count(): number;
}

/** `named`: the file as messages name it. */
export function createFaultList(text: string, path: string, named: string): FaultList {
	const shown = printable(named);
	const faults: PolicyFault[] = [];
	let added = 0;
	let lines: ReturnType<typeof createLineIndex> | undefined;

	function place(span: Span): PolicyPlace {
		lines ??= createLineIndex(text);
		const { line, col } = lines.position(span.start);
		return { path, span, line, column: col };
	}

	return {
		faults,
		place,
		count: () => added,
		add(severity, span, key, what) {
			added += 1;
			if (faults.length < mostFaults) {
				const where = key === '' ? shown : l10n.t('{0}, {1}', shown, oneLine(key));
				faults.push({ ...place(span), severity, message: `${where}: ${what}` });
			} else if (faults.length === mostFaults) {
				const what = l10n.t('There is more that is wrong; these are the first {0}.', mostFaults);
				faults.push({ ...place(span), severity, message: `${shown}: ${what}` });
			}
		},
	};
}

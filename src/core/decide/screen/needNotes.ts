import * as l10n from '@vscode/l10n';
import { isLanguage, languageMeant, namedLanguages } from '../languages';
import { hubTasks, isHubTask, taskMeant } from '../tasks';
import type { Action, NeedField } from './screen';
import { shown } from './shown';

/** What a field offers to choose from, as whole values of it; none where it takes anything. */
export function offeredFor(need: NeedField['need'], value: string): NeedField['offered'] {
	switch (need) {
		case 'task':
			return hubTasks.map((task) => ({ value: task, label: '' }));
		case 'languages': {
			const before = value === '' ? '' : `${value}, `;
			return namedLanguages().map(({ code, english, own }) => ({
				value: `${before}${code}`,
				label: own === english ? english : `${english}, ${own}`,
			}));
		}
		default:
			return undefined;
	}
}

/**
 * Says of a value that it is none that is known here, with what may have been meant: it stays as it is, since hubs get new
 * tasks and languages have more codes than we know. Undefined where there is nothing to say.
 */
export function unknownValue(need: NeedField['need'], value: string): NeedField['unknown'] {
	if (value === '') {
		return undefined;
	}
	if (need === 'task' && !isHubTask(value)) {
		const text = l10n.t(
			'"{0}" is none of the tasks that are known here, so no model is ruled out by it.',
			shown(value),
		);
		return { text, actions: meant(need, taskMeant(value)) };
	}
	if (need !== 'languages') {
		return undefined;
	}
	const codes = value.split(/[,\s]+/).filter(Boolean);
	const unknown = codes.filter((code) => !isLanguage(code));
	if (unknown.length === 0) {
		return undefined;
	}
	const text = l10n.t(
		'"{0}" is no language code that is known here, so no model is ruled out by it.',
		shown(unknown.join(', ')),
	);
	const better = codes.map((code) => (unknown.includes(code) ? (languageMeant(code) ?? code) : code));
	const changed = [...new Set(better)].join(', ');
	return { text, actions: meant(need, changed === codes.join(', ') ? undefined : changed) };
}

function meant(need: NeedField['need'], value: string | undefined): readonly Action[] {
	return value === undefined
		? []
		: [
				{
					id: `meant ${need}`,
					label: l10n.t('Did you mean {0}?', value),
					does: { act: 'need', need, value },
				},
			];
}

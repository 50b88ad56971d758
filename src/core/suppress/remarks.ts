// What is said of a comment that silences nothing, or not what was meant, and how it is mended.

import * as l10n from '@vscode/l10n';
import type { Edit, Fix } from '../finding';
import { inSentences } from '../wording';
import type { Fault } from './directive';
import { dayOf } from './directive';
import type { Suppression } from './suppression';

/** One thing to say of a comment. */
export interface Remark {
	readonly rule: 'invalid-suppression' | 'expired-suppression' | 'unused-suppression';
	readonly message: string;
	readonly fixes: readonly Fix[];
}

/** Stands where a person has to write why; a comment with it in gives no reason. */
export const reasonPlaceholder = (): string => l10n.t('TODO: say why');

/** @param found The rules that have something to say at its place, for a comment that names none. */
export function invalid(suppression: Suppression, found: () => readonly string[]): Remark[] {
	const { faults, rules } = suppression;
	const [fault] = worstFirst(faults);
	if (!fault) {
		return [];
	}
	const near = faults.flatMap((one) => (one.what === 'unknown-rule' && one.near ? [one.near] : []));
	const meant = [...new Set([...rules, ...near])];
	const named = meant.length > 0 ? meant : found();
	const unread = faults.some(({ what }) => what === 'bad-date') && suppression.until === undefined;
	const fixable = named.length > 0 && !unread && fault.what !== 'not-on-top';
	return [
		{
			rule: 'invalid-suppression',
			message: inSentences(whatIsSo(fault, rules), whatCanBeDone(fault)),
			fixes: [
				...(fixable ? [rewrite(suppression, fault, named)] : []),
				remove(suppression, !fixable && suppression.reason === ''),
			],
		},
	];
}

/** The fault that takes most from the comment first: where it is not read at all, the rest is no matter. */
function worstFirst(faults: readonly Fault[]): Fault[] {
	const order: readonly Fault['what'][] = [
		'no-rules',
		'form',
		'unknown-rule',
		'no-reason',
		'bad-date',
		'not-on-top',
	];
	return [...faults].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
}

function whatIsSo(fault: Fault, rules: readonly string[]): string {
	switch (fault.what) {
		case 'form':
			return l10n.t('This comment silences nothing: it is not written as such comments are.');
		case 'no-rules':
			return l10n.t('This comment silences nothing: it names no rule.');
		case 'unknown-rule':
			return rules.length > 0
				? l10n.t('There is no rule {0} that a comment could silence.', fault.rule)
				: l10n.t('This comment silences nothing: there is no rule {0} that it could silence.', fault.rule);
		case 'no-reason':
			return l10n.t('This comment silences nothing yet: it gives no reason.');
		case 'bad-date':
			return dayOf(fault.written) === fault.written
				? l10n.t('This comment silences nothing: its day has to be written until={0}.', fault.written)
				: l10n.t('This comment silences nothing: {0} is no day as 2027-01-31 is.', fault.written);
		case 'not-on-top':
			return l10n.t('This comment silences nothing: ignore-file stands in the first 20 lines of a file.');
	}
}

function whatCanBeDone(fault: Fault): string {
	if (fault.what === 'unknown-rule' && fault.near) {
		return l10n.t('Did you mean {0}?', fault.near);
	}
	if (fault.what === 'no-reason') {
		return l10n.t(
			'Write behind "--" why the finding is to stay, in place of "{0}" where that stands; then it is silenced.',
			reasonPlaceholder(),
		);
	}
	return fault.what === 'not-on-top'
		? l10n.t('Move it there, or write ignore[…] where the finding is.')
		: l10n.t(
				'Write "weightwise: ignore[rule-id] -- reason", with until=2027-01-31 before the reason if it should end.',
			);
}

/** The comment silenced these rules up to a day that is over. */
export function expired(suppression: Suppression): Remark {
	const { until = '', rules } = suppression;
	return {
		rule: 'expired-suppression',
		message: l10n.t(
			'This comment silenced {0} until {1}, which is over. Mend what it silenced and remove it, or write a later day.',
			rules.join(', '),
			until,
		),
		fixes: [remove(suppression, false)],
	};
}

/** @param idle The rules in it that silence nothing. */
export function unused(suppression: Suppression, idle: readonly string[]): Remark[] {
	if (idle.length === 0) {
		return [];
	}
	const left = suppression.rules.filter((rule) => !idle.includes(rule));
	const where =
		suppression.scope === 'file'
			? l10n.t('This comment silences nothing: {0} has nothing to say of this file.', idle.join(', '))
			: l10n.t('This comment silences nothing: {0} has nothing to say here.', idle.join(', '));
	return [
		left.length === 0
			? {
					rule: 'unused-suppression',
					message: inSentences(where, l10n.t('Remove it.')),
					fixes: [remove(suppression, true)],
				}
			: {
					rule: 'unused-suppression',
					message: l10n.t(
						'Of the rules in this comment, {0} has nothing to say here. Take it out.',
						idle.join(', '),
					),
					fixes: [
						fix(
							l10n.t('Take {0} out of the comment', idle.join(', ')),
							suppression.rewritten({ rules: left }),
							true,
						),
					],
				},
	];
}

function rewrite(suppression: Suppression, fault: Fault, rules: readonly string[]): Fix {
	const reason = suppression.reason || reasonPlaceholder();
	const title =
		fault.what === 'no-reason'
			? l10n.t('Add a reason')
			: fault.what === 'unknown-rule' && fault.near
				? l10n.t('Change {0} to {1}', fault.rule, fault.near)
				: l10n.t('Write the comment as weightwise: ignore[{0}] -- …', rules.join(', '));
	const edited = fix(title, suppression.rewritten({ rules, reason }), true);
	return suppression.reason === '' ? { ...edited, unfinished: true } : edited;
}

const remove = ({ removal }: Suppression, preferred: boolean): Fix =>
	fix(l10n.t('Remove the comment'), removal, preferred);

/** A comment changes nothing of what is loaded. */
const fix = (title: string, edit: Edit, preferred: boolean): Fix => ({
	title,
	edits: [edit],
	behaviour: false,
	preferred,
});

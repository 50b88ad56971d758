import * as l10n from '@vscode/l10n';
import type { DeclaredUse, Policy } from '../../policy/policy';
import type { AskedId, Guess, NeedId } from '../needs';
import { formatBytes, readBytes } from '../units';
import type { NeedField } from './screen';

/** What a field writes into the policy, or why it cannot; `value` undefined takes the need away. */
export type Typed = { readonly value: unknown } | { readonly fault: string };

/** One need, as it is asked, typed and shown in short. */
export interface NeedRow {
	readonly need: NeedField['need'];
	readonly kind: NeedField['kind'];
	readonly label: () => string;
	readonly about: () => string;
	readonly choices?: () => NonNullable<NeedField['choices']>;
	/** In few words, for the line of needs above a table. */
	readonly short: (value: string) => string;
}

const plain = (value: string) => value;

const purposes = () => [
	{ value: 'commercial', label: l10n.t('commercial') },
	{ value: 'internal', label: l10n.t('internal') },
	{ value: 'research', label: l10n.t('research') },
];
const devices = () => [
	{ value: 'cpu', label: l10n.t('CPU') },
	{ value: 'gpu', label: l10n.t('GPU') },
];

/** A choice as it is called where it is made. */
const labelled = (choices: typeof purposes) => (value: string) =>
	choices().find((one) => one.value === value)?.label ?? value;

/** Needs in the order in which they are asked. */
export const needRows: readonly NeedRow[] = [
	{
		need: 'task',
		kind: 'text',
		label: () => l10n.t('Task'),
		about: () =>
			l10n.t('As hubs name it: feature-extraction, text-classification. Models are searched by it.'),
		short: plain,
	},
	{
		need: 'input',
		kind: 'text',
		label: () => l10n.t('What goes in'),
		about: () => l10n.t('In your words: product titles in English, 10 words each.'),
		short: (value) => l10n.t('in: {0}', value),
	},
	{
		need: 'output',
		kind: 'text',
		label: () => l10n.t('What comes out'),
		about: () => l10n.t('In your words: one vector for each title.'),
		short: (value) => l10n.t('out: {0}', value),
	},
	{
		need: 'languages',
		kind: 'list',
		label: () => l10n.t('Languages'),
		about: () =>
			l10n.t('ISO codes, separated by commas: en, de. Models that state only other languages do not fit.'),
		short: plain,
	},
	{
		need: 'library',
		kind: 'text',
		label: () => l10n.t('Library'),
		about: () =>
			l10n.t('The library that will load it: transformers, sentence-transformers, diffusers, onnx.'),
		short: plain,
	},
	{
		need: 'purpose',
		kind: 'choice',
		label: () => l10n.t('Used for'),
		about: () => l10n.t('Licences are judged by it; a reading aid, no legal advice.'),
		choices: purposes,
		short: labelled(purposes),
	},
	{
		need: 'distributed',
		kind: 'flag',
		label: () => l10n.t('Passed on to others'),
		about: () => l10n.t('You give the model, or a product that contains it, to others.'),
		short: (value) => (value === 'true' ? l10n.t('passed on') : l10n.t('not passed on')),
	},
	{
		need: 'hardware',
		kind: 'choice',
		label: () => l10n.t('Runs on'),
		about: () => l10n.t('Versions quantised for GPUs do not run on a CPU.'),
		choices: devices,
		short: labelled(devices),
	},
	{
		need: 'download',
		kind: 'bytes',
		label: () => l10n.t('Download at most'),
		about: () => l10n.t('The weights that a load reads, with a unit: 500 MB.'),
		short: (value) => l10n.t('download ≤ {0}', value),
	},
	{
		need: 'memory',
		kind: 'bytes',
		label: () => l10n.t('Memory at most'),
		about: () => l10n.t('For running it, with a unit: 2 GB. Compared with an estimate.'),
		short: (value) => l10n.t('memory ≤ {0}', value),
	},
	{
		need: 'dimensions',
		kind: 'count',
		label: () => l10n.t('Dimensions'),
		about: () => l10n.t('Length of its vectors, if an existing vector store fixes it.'),
		short: (value) => l10n.t('{0} dimensions', value),
	},
	{
		need: 'context',
		kind: 'count',
		label: () => l10n.t('Context at least'),
		about: () => l10n.t('Tokens of input at once.'),
		short: (value) => l10n.t('context ≥ {0}', value),
	},
	{
		need: 'offline',
		kind: 'flag',
		label: () => l10n.t('Runs without a network'),
		about: () => l10n.t('The weights have to be shipped with it; it can download nothing when it starts.'),
		short: (value) => (value === 'true' ? l10n.t('offline') : l10n.t('online')),
	},
];

/** A need as it is shown and typed; empty for none. */
export function needText(need: NeedField['need'], policy: Policy): string {
	const value =
		need === 'purpose' || need === 'distributed'
			? policy.use?.[need as keyof DeclaredUse]
			: policy.needs?.[need as NeedId];
	return valueText(need, value);
}

/** The same for a value that is not in the policy yet. */
export function valueText(need: NeedField['need'], value: unknown): string {
	if (value === undefined) {
		return '';
	}
	if (need === 'download' || need === 'memory') {
		return formatBytes(value as number).replace('.0 ', ' ');
	}
	return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Reads what was typed into a field. An empty text takes the need away. */
export function readTyped(need: NeedField['need'], typed: string): Typed {
	const text = typed.trim();
	const row = needRows.find((one) => one.need === need);
	if (text === '') {
		return { value: undefined };
	}
	if (text.length > 500) {
		return { fault: l10n.t('It is longer than {0} characters.', 500) };
	}
	switch (row?.kind) {
		case 'bytes': {
			const bytes = readBytes(text);
			// As the policy has it: a text with its unit reads better in a review than a number of bytes.
			return bytes === undefined
				? { fault: l10n.t('Write a size with its unit, such as 500 MB.') }
				: { value: formatBytes(bytes) };
		}
		case 'count': {
			const digits = text.replace(/[,\s_]/g, '');
			return /^\d{1,12}$/.test(digits) && Number(digits) > 0
				? { value: Number(digits) }
				: { fault: l10n.t('Write a whole number from 1.') };
		}
		case 'flag':
			return text === 'true' || text === 'false'
				? { value: text === 'true' }
				: { fault: l10n.t('Choose yes or no.') };
		case 'list':
			return { value: [...new Set(text.split(/[,\s]+/).filter(Boolean))] };
		case 'choice':
			return row.choices?.().some(({ value }) => value === text)
				? { value: text }
				: { fault: l10n.t('Choose one of those that are offered.') };
		default:
			return { value: text };
	}
}

/** Whether the team has said anything about a need. */
export function isSaid(need: AskedId, policy: Policy): boolean {
	return needText(need, policy) !== '';
}

/** The policy with those guesses that nobody has confirmed or taken away yet: what candidates are judged by. */
export function policyWithGuesses(policy: Policy, guesses: readonly Guess[]): Policy {
	const open = guesses.filter(({ need }) => !isSaid(need, policy));
	const isUse = ({ need }: Guess) => need === 'purpose' || need === 'distributed';
	const fields = (some: readonly Guess[]) => Object.fromEntries(some.map(({ need, value }) => [need, value]));
	const use = { ...fields(open.filter(isUse)), ...policy.use };
	return {
		...policy,
		needs: { ...fields(open.filter((guess) => !isUse(guess))), ...policy.needs },
		...(Object.keys(use).length > 0 ? { use } : {}),
	};
}

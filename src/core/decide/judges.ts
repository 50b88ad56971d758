import * as l10n from '@vscode/l10n';
import { readableLicenses } from '../licenses/stated';
import { judgeAll, judgesLicenses } from '../policy/judgeLicense';
import type { Judgement, JudgeRow } from './judgement';
import { isLanguage, isSameLanguage } from './languages';
import { isHubTask } from './tasks';
import { formatBytes } from './units';
import { readWeights } from './usualLoad';
import { weightFormat } from './weightFiles';

type Judged = Omit<Judgement, 'need'>;

const fits: Judged = { mark: 'fits' };

/** Tasks whose models are used for one another. */
const kin: readonly ReadonlySet<string>[] = [
	new Set(['feature-extraction', 'sentence-similarity', 'text-ranking']),
	new Set(['text-generation', 'image-text-to-text', 'any-to-any', 'text2text-generation']),
	new Set(['summarization', 'translation', 'text2text-generation']),
];

/** A size against the most of it that is wanted. */
function atMost(amount: number | undefined, most: number | undefined): Judged | undefined {
	if (amount === undefined || most === undefined) {
		return undefined;
	}
	const share = amount / most;
	return share <= 1
		? { mark: 'fits', share }
		: { mark: 'against', share, note: l10n.t('{0} times the limit of {1}', times(share), formatBytes(most)) };
}

function times(share: number): string {
	return share >= 9.95 ? String(Math.round(share)) : share.toFixed(1).replace(/\.0$/, '');
}

/** What needs and policy ask of single attributes, the most decisive first. */
export const judges: readonly JudgeRow[] = [
	{
		attribute: 'task',
		need: 'task',
		judge({ text }, { needs: { task } }) {
			if (task === undefined) {
				return undefined;
			}
			if (text === task) {
				return fits;
			}
			if (!isHubTask(task)) {
				// Somebody's slip, or a task that the hub has got since: neither speaks against a model.
				return { mark: 'look', note: l10n.t('{0} is needed, which is none of the tasks known here', task) };
			}
			const near = kin.some((group) => group.has(text) && group.has(task));
			return near
				? { mark: 'look', note: l10n.t('close to {0}, which is needed', task) }
				: { mark: 'against', note: l10n.t('{0} is needed', task) };
		},
	},
	{
		attribute: 'languages',
		need: 'languages',
		judge(_, { needs: { languages: wanted } }, { model: { languages = [] } }) {
			if (!wanted?.length) {
				return undefined;
			}
			const lacking = wanted.filter((one) => !languages.some((has) => isSameLanguage(has, one)));
			if (lacking.length === 0) {
				return fits;
			}
			const missing = lacking.filter(isLanguage);
			if (missing.length === 0) {
				const names = lacking.join(', ');
				return { mark: 'look', note: l10n.t('{0} is needed, which is no language code known here', names) };
			}
			return languages.includes('multilingual')
				? { mark: 'look', note: l10n.t('whether {0} is among them is not stated', missing.join(', ')) }
				: { mark: 'against', note: l10n.t('without {0}', missing.join(', ')) };
		},
	},
	{
		attribute: 'library',
		need: 'library',
		judge({ text }, { needs: { library } }, { model: { tags = [] } }) {
			if (library === undefined) {
				return undefined;
			}
			return text === library || tags.includes(library)
				? fits
				: { mark: 'look', note: l10n.t('{0} is needed; whether it loads there is not stated', library) };
		},
	},
	{
		attribute: 'load-size',
		need: 'download',
		judge: ({ amount }, { needs: { download } }) => atMost(amount, download),
	},
	{
		attribute: 'memory-inference',
		need: 'memory',
		judge: ({ amount }, { needs: { memory } }) => atMost(amount, memory),
	},
	{
		attribute: 'dimensions',
		need: 'dimensions',
		judge({ amount }, { needs: { dimensions } }) {
			if (dimensions === undefined || amount === undefined) {
				return undefined;
			}
			return amount === dimensions
				? fits
				: { mark: 'look', note: l10n.t('{0} are needed', dimensions.toLocaleString('en')) };
		},
	},
	{
		attribute: 'context',
		need: 'context',
		judge({ amount }, { needs: { context } }) {
			if (context === undefined || amount === undefined) {
				return undefined;
			}
			return amount >= context
				? fits
				: { mark: 'against', note: l10n.t('{0} are needed', context.toLocaleString('en')) };
		},
	},
	{
		attribute: 'quantization',
		need: 'hardware',
		judge({ text }, { needs: { hardware } }) {
			return hardware === 'cpu' && /gptq|awq|bitsandbytes|fp8|exl2|marlin/i.test(text)
				? { mark: 'look', note: l10n.t('made for GPUs; it has to run on a CPU') }
				: undefined;
		},
	},
	{
		attribute: 'licence',
		need: 'use',
		judge(_, { policy }, { model }) {
			const judged = judgesLicenses(policy) ? judgeAll(readableLicenses(model), policy) : undefined;
			switch (judged?.verdict) {
				case undefined:
					return undefined;
				case 'fine':
					return fits;
				case 'review':
					return { mark: 'look', note: judged.reason };
				case 'refused':
					return { mark: 'against', note: judged.reason };
			}
		},
	},
	{
		attribute: 'gated',
		judge: (_, __, { model: { gated, private: hidden } }) =>
			gated || hidden ? { mark: 'look', note: l10n.t('whoever builds or runs this needs access') } : fits,
	},
	{
		attribute: 'load-size',
		judge(_, __, facts) {
			const { weights } = readWeights(facts);
			if (weights.state !== 'files' || weights.format !== 'pickle') {
				return undefined;
			}
			const note = weights.safetensors
				? l10n.t('pickle, although there are safetensors: can run code when it is loaded')
				: l10n.t('pickle only: can run code when it is loaded');
			return { mark: 'look', note };
		},
	},
	{
		attribute: 'remote-code',
		judge: (_, __, { model: { remoteCode } }) =>
			remoteCode?.length ? { mark: 'look', note: l10n.t('runs with trust_remote_code') } : undefined,
	},
	{
		attribute: 'scan',
		judge(_, __, { model: { scan, files = [] } }) {
			const flagged = new Set(scan?.issues.map(({ path }) => path));
			if (flagged.size === 0) {
				return undefined;
			}
			// Beside flagged weights there may be others that a load takes instead.
			const weights = files.filter(({ path }) => weightFormat(path) !== undefined);
			return weights.length > 0 && weights.every(({ path }) => flagged.has(path))
				? { mark: 'against', note: l10n.t('all of its weights are flagged') }
				: { mark: 'look', note: l10n.t('some of its files are flagged') };
		},
	},
];

import * as l10n from '@vscode/l10n';
import { obligationsOf } from '../../licenses/obligations';
import { readableLicenses } from '../../licenses/stated';
import { modelAnswer } from '../../lookup';
import { candidateKey } from '../decision';
import { evaluated } from '../steps';
import { isCovered } from './calls';
import { openAtSite } from './openAtSite';
import type { Action, DeployBody } from './screen';
import { shown } from './shown';
import type { CallSite, DecisionState } from './state';

/** What is left to do at the places that load the model, what its licence asks for, and the record as it will read. */
export function deployBody(state: DecisionState, record: string): DeployBody {
	const { decision, facts, sites = [] } = state;
	const candidate = evaluated(decision);
	const lookup = candidate && facts.get(candidateKey(candidate))?.lookup;
	const model = lookup && modelAnswer(lookup)?.model;
	const stated = model ? readableLicenses(model) : [];
	const [licence, ...more] = stated;
	const duties = licence?.terms && more.length === 0 ? obligationsOf(licence.terms) : undefined;
	const covered = sites.flatMap((site, at) =>
		isCovered(site, decision) ? [siteView(site, at, candidate?.id)] : [],
	);
	return {
		stage: 'deploy',
		model: {
			name: candidate ? shown(candidate.id) : '',
			commit: model?.commit ?? candidate?.commit ?? l10n.t('commit not known'),
		},
		sites: covered,
		...(covered.length > 0
			? {}
			: {
					scan: { id: 'scan', label: l10n.t('Look for models in the workspace'), does: { act: 'scan' } },
				}),
		licence: stated.length > 0 ? stated.map(({ spdx }) => spdx).join(', ') : l10n.t('no licence stated'),
		obligations:
			duties === undefined
				? [l10n.t('What its licence asks for is not known here: read its text before you ship.')]
				: duties.length > 0
					? duties
					: [l10n.t('Its licence asks nothing of you.')],
		record,
	};
}

function siteView(site: CallSite, at: number, chosen: string | undefined): DeployBody['sites'][number] {
	const labels = {
		pin: l10n.t('Pin'),
		safetensors: l10n.t('Use safetensors'),
		replace: l10n.t('Replace by {0}', shown(chosen ?? '')),
	};
	const action = (fix: keyof typeof labels): Action => ({
		id: `${fix} ${at}`,
		label: labels[fix],
		does: { act: 'site', at, fix },
	});
	return {
		place: `${site.path}:${site.line}`,
		line: shown(site.text, 200),
		open: openAtSite(site, chosen).map(({ mark, text, fix }) => ({
			mark,
			text,
			...(fix ? { action: action(fix) } : {}),
		})),
		show: { id: `show ${at}`, label: l10n.t('Show'), does: { act: 'site', at, fix: 'show' } },
	};
}

import type { Load } from '../../reference';
import { type Candidate, candidateKey, type Decision } from '../decision';
import type { CallSite } from './state';

/** What calls are told apart by. */
type About = Pick<Decision, 'candidates' | 'evaluating' | 'references'>;

/**
 * A call of a model that was added to be compared with the one of the code: other code loads it, for a purpose of its
 * own. Of a decision that began at no call none is.
 */
export function isOfAdded(site: CallSite, { candidates }: About): boolean {
	const key = candidateKey(site);
	return (
		candidates.some(({ from }) => from === 'code') &&
		candidates.some((one) => one.from !== 'code' && candidateKey(one) === key)
	);
}

/** The calls that a choice is about: those of the model of the code, and those that load what is evaluated already. */
export function isCovered(site: CallSite, decision: About): boolean {
	return !isOfAdded(site, decision) || candidateKey(site) === decision.evaluating;
}

/** How the code loads a candidate; undefined while the workspace was not looked through. */
export function loadsOf(
	candidate: Pick<Candidate, 'hub' | 'id'>,
	sites: readonly CallSite[] | undefined,
): readonly Load[] | undefined {
	const key = candidateKey(candidate);
	return sites?.filter((site) => candidateKey(site) === key).flatMap(({ loads = [] }) => loads);
}

/**
 * The call that the decision began at, which its record names first, then those of the model of the code, then those of
 * added candidates; otherwise as they came. Lines move: where none is at the recorded one, the file and the id count.
 */
export function inOrder(sites: readonly CallSite[], decision: About): readonly CallSite[] {
	const [begun] = decision.references ?? [];
	const near = sites.filter(({ path, id }) => path === begun?.path && id === begun.id);
	const first = near.find(({ line }) => line === begun?.line) ?? near[0];
	const rank = (site: CallSite) => (site === first ? 0 : isOfAdded(site, decision) ? 2 : 1);
	return [...sites].sort((a, b) => rank(a) - rank(b));
}

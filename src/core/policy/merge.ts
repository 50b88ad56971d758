import { isRuleLevel } from '../rules/levels';
import type { RuleLevel } from '../rules/rule';
import type { Policy } from './policy';

/**
 * One policy of several, of which later ones win key by key (`use.purpose`, `rules.no-license`, the first level of
 * `needs`); lists are joined. `path` and `extends` belong to files and are left out.
 */
export function mergePolicies(policies: readonly Policy[]): Policy {
	return policies.reduce<Policy>((before, after) => merged(before, after), {});
}

function merged(before: Policy, after: Policy): Policy {
	const use = fields(before.use, after.use);
	const needs = fields(before.needs, after.needs);
	const rules = fields(before.rules, after.rules);
	const licenses = lists(before.licenses, after.licenses, ['allow', 'deny', 'review']);
	const models = lists(before.models, after.models, ['allow', 'deny']);
	const ignore = [...(before.ignore ?? []), ...(after.ignore ?? [])];
	const requireDecision = after.requireDecision ?? before.requireDecision;
	return {
		...(use ? { use } : {}),
		...(needs ? { needs } : {}),
		...(licenses ? { licenses } : {}),
		...(models ? { models } : {}),
		...(rules ? { rules } : {}),
		...(ignore.length > 0 ? { ignore } : {}),
		...(requireDecision === undefined ? {} : { requireDecision }),
	};
}

function fields<Noun extends object>(before: Noun | undefined, after: Noun | undefined): Noun | undefined {
	return before && after ? { ...before, ...after } : (after ?? before);
}

/** Joins the lists of the same name; what stands in both is kept once. */
function lists<Name extends string>(
	before: Readonly<Partial<Record<Name, readonly string[]>>> | undefined,
	after: Readonly<Partial<Record<Name, readonly string[]>>> | undefined,
	names: readonly Name[],
): Readonly<Partial<Record<Name, readonly string[]>>> | undefined {
	if (!before || !after) {
		return after ?? before;
	}
	const joined: Partial<Record<Name, readonly string[]>> = {};
	for (const name of names) {
		if (before[name] || after[name]) {
			joined[name] = [...new Set([...(before[name] ?? []), ...(after[name] ?? [])])];
		}
	}
	return joined;
}

/**
 * How loud each rule is: what the user has set wins over what the policy says, so that nobody is stuck with a team's
 * choice in their own editor; a check in CI has no such settings, and goes by the policy. What the user has set to
 * something that is no level does not count where the policy has one.
 */
export function mergeRules(
	policyRules: Policy['rules'],
	userRules: Readonly<Record<string, RuleLevel>>,
): Readonly<Record<string, RuleLevel>> {
	const known = policyRules ?? {};
	const set = Object.entries(userRules).filter(
		([rule, level]) => isRuleLevel(level) || !Object.hasOwn(known, rule),
	);
	return { ...known, ...Object.fromEntries(set) };
}

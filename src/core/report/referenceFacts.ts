import type { Argument, Load, ModelReference } from '../reference';
import { pinState } from '../rules/revision';

/** What a reference says when its loads are taken together. */
export interface ReferenceFacts {
	/** The revision that all loads ask for by a known string; null when they disagree, none is given or it is computed. */
	readonly revision: string | null;
	/**
	 * True for a full commit only, in all loads; null where the text does not tell: a revision that is computed or comes
	 * with `**kwargs`, what a reader out of sight makes of the value, and a commit that other repositories are asked for
	 * as well, since it is one of them at most; unless another load is seen not to be pinned.
	 */
	readonly pinned: boolean | null;
	/** Of the first load. */
	readonly call: string | null;
	readonly library: string | null;
	/** The options whose value is known and the same in all loads that have them. */
	readonly options: Readonly<Record<string, string | boolean | null>>;
}

/** The summary of a reference's loads that outputs show. */
export function referenceFacts({ loads: all, span }: ModelReference): ReferenceFacts {
	// A call that holds the id itself says more than those it is handed on to.
	const direct = all.filter(({ use }) => use.start === span.start && use.end === span.end);
	const loads = direct.some(({ revision }) => revision.state === 'known') ? direct : all;
	const revisions = new Set(loads.map(({ revision }) => known(revision)));
	const [only] = revisions;
	const revision = revisions.size === 1 && typeof only === 'string' ? only : null;
	const [first] = loads;
	return {
		revision,
		pinned: pinnedOf(loads),
		call: first?.call ?? null,
		library: first?.library ?? null,
		options: optionsOf(loads.map(({ options }) => options)),
	};
}

/** Pinned to different commits is not pinned to one. */
function pinnedOf(loads: readonly Load[]): boolean | null {
	const states = new Set(loads.map(pinState));
	const commits = new Set(loads.map(({ revision }) => known(revision)));
	return states.size === 0 || states.has('open')
		? false
		: states.has('unknown') || states.has('elsewhere') || loads.some(({ others }) => others !== undefined)
			? null
			: commits.size === 1;
}

/** undefined for an absent or unreadable value. */
function known(argument: Argument | undefined): string | boolean | null | undefined {
	return argument?.state === 'known' ? argument.value : undefined;
}

function optionsOf(loads: readonly Readonly<Record<string, Argument | undefined>>[]) {
	const options: Record<string, string | boolean | null> = {};
	for (const name of new Set(loads.flatMap((one) => Object.keys(one)))) {
		const values = new Set(
			loads
				.map((one) => one[name])
				.filter((one) => one && one.state !== 'absent')
				.map(known),
		);
		const [value] = values;
		if (values.size === 1 && value !== undefined) {
			options[name] = value;
		}
	}
	return options;
}

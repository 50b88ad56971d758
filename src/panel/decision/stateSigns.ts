import type { Mark } from '../../core/decide/screen/screen';

/** A shape for every state, so that none depends on colour: those of the hover, where it has the state too. */
export const stateSigns: Readonly<Record<Mark, string>> = {
	fits: '✓',
	look: '!',
	against: '✕',
	'not-stated': '○',
	contradictory: '≠',
	unknown: '○',
	asking: '…',
	none: '',
};

const at = '2026-11-20T09:00:00.000Z';

/** When records of tests were begun and changed. */
export const recordedAt = at;

/** The text of a decision's record as it stands in a team's folder, with `over` in place of what it says otherwise. */
export function recordText(slug: string, over: object = {}): string {
	const usual = { title: slug, created: at, changed: at, stage: 'select', candidates: [], turns: [] };
	return JSON.stringify({ version: 1, slug, ...usual, ...over });
}

import * as l10n from '@vscode/l10n';

/**
 * A field and when it was read: `cardData.license, 3 minutes ago`. Of facts that a stand-in for the hub had recorded, when
 * they were read says nothing of when they were so, and it is said instead that they are older.
 */
export function readFrom(field: string, when: string, recorded: boolean): string {
	return recorded ? l10n.t('{0}, recorded on an earlier day', field) : l10n.t('{0}, {1}', field, when);
}

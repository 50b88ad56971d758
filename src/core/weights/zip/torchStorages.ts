import * as l10n from '@vscode/l10n';
import type { Storage } from '../format';
import { excerpt, type Report } from '../report';
import { storageElementBytes } from '../storageTypes';
import type { ZipMember } from './member';

/**
 * Reports storages that a pickle refers to and that no member holds in full: torch would read behind the member. `held`
 * are the members by the last part of their names.
 */
export function compareStorages(
	storages: readonly Storage[],
	held: ReadonlyMap<string, readonly ZipMember[]>,
	report: Report,
): void {
	for (const { key, type, count } of storages) {
		const members = held.get(key) ?? [];
		const element = storageElementBytes(type);
		if (members.length === 0) {
			report.add(
				'malformed',
				l10n.t('It refers to tensor storage {0}, which no member holds.', excerpt(key)),
			);
		}
		if (element === undefined) {
			report.add('suspicious', l10n.t('The size of storage class {0} is not known.', excerpt(type)));
			continue;
		}
		for (const { name, size } of members) {
			if (!(count >= 0) || count * element > size) {
				report.add(
					'malformed',
					l10n.t('A tensor storage is said to have {0} bytes and its member has {1}.', count * element, size),
					name,
				);
			} else if (count * element < size) {
				report.add(
					'suspicious',
					l10n.t('Its member has {0} bytes more than its tensor storage.', size - count * element),
					name,
				);
			}
		}
	}
}

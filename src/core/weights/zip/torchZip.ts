import * as l10n from '@vscode/l10n';
import type { Examined, Outcome, Storage } from '../format';
import { judgeMember } from './judgeMember';
import type { ZipKind } from './kinds';
import type { ZipMember } from './member';
import type { Zip } from './openZip';
import { compareStorages } from './torchStorages';

const pickled = /(^|\/)data\.pkl$/iu;
/** Raw numbers; torch reads them only where a pickle refers to them. */
const storage = /^(.*?)(data|constants|tensors)\/(\d+)$/u;
/** What torch itself writes beside pickle and storages. */
const written = /(^|\/)(version|byteorder|\.format_version|\.storage_alignment|\.data\/serialization_id)$/u;
/** A storage that no pickle refers to is judged like any other member up to this size. */
const mostUnreferred = 1024 * 1024;

/** What `torch.save` writes since 1.6: `<root>/data.pkl` and `<root>/data/<number>`. */
export const torchZip: ZipKind = {
	id: 'pytorch-zip',
	fits: ({ members }) => members.some(({ name }) => pickled.test(name)),
	judge: (zip, examined) => judgeTorch(zip, examined, 'pytorch-zip'),
};

/**
 * Judges every member but the raw storages that pickles refer to, and compares those with what the pickles say. The file
 * loads under weights_only only if nothing else is in it.
 */
export async function judgeTorch(
	{ members }: Zip,
	examined: Examined,
	container: string,
): Promise<Pick<Outcome, 'loadsWeightsOnly'>> {
	const { report } = examined;
	const roots = new Set(members.map(({ name }) => name.slice(0, Math.max(0, name.indexOf('/')))));
	if (roots.size > 1 || roots.has('')) {
		report.add('suspicious', l10n.t('Its members do not stand in one folder as PyTorch writes them.'));
	}
	const judged: { readonly member: ZipMember; readonly outcome: Outcome }[] = [];
	for (const member of members.filter(({ name }) => !storage.test(name))) {
		const outcome = await judgeMember(examined, member, container);
		judged.push({ member, outcome });
		if (pickled.test(member.name) && outcome.format === 'unknown' && !member.encrypted) {
			report.within(member.name).add('malformed', l10n.t('It is no pickle, so PyTorch cannot load it.'));
		}
	}
	const raw = await judgeStorages(members, judged, examined, container);
	const pickles = judged.filter(({ member }) => pickled.test(member.name));
	const known = judged.every(({ member }) => pickled.test(member.name) || written.test(member.name));
	return {
		loadsWeightsOnly:
			pickles.length === 1 && pickles[0]?.outcome.loadsWeightsOnly === true && known && raw === 'referred',
	};
}

async function judgeStorages(
	members: readonly ZipMember[],
	judged: readonly { readonly member: ZipMember; readonly outcome: Outcome }[],
	examined: Examined,
	container: string,
): Promise<'referred' | 'others'> {
	const { report } = examined;
	const referred = new Set<ZipMember>();
	for (const { member, outcome } of judged) {
		const folder = folderOf(member.name);
		const held = new Map<string, ZipMember[]>();
		for (const candidate of members) {
			const [, root, , key] = storage.exec(candidate.name) ?? [];
			if (key !== undefined && candidate.name === `${root}${folder.part}/${key}` && root === folder.root) {
				held.set(key, [...(held.get(key) ?? []), candidate]);
			}
		}
		const storages: readonly Storage[] = outcome.storages ?? [];
		compareStorages(storages, held, report.within(member.name));
		for (const { key } of storages) {
			for (const candidate of held.get(key) ?? []) {
				referred.add(candidate);
			}
		}
	}
	let others = 0;
	for (const member of members.filter(({ name }) => storage.test(name))) {
		const own = report.within(member.name);
		if (referred.has(member)) {
			if (member.encrypted) {
				own.add('suspicious', l10n.t('It is said to be encrypted.'));
			}
			continue;
		}
		others += 1;
		if (member.size <= mostUnreferred) {
			await judgeMember(examined, member, container);
		} else {
			own.add('suspicious', l10n.t('No pickle refers to it, and it was not read.'));
		}
	}
	if (referred.size > 0) {
		const bytes = [...referred].reduce((total, { size }) => total + size, 0);
		report.unread(l10n.t('{0} tensor storages with {1} bytes of raw numbers.', referred.size, bytes));
	}
	return others === 0 ? 'referred' : 'others';
}

/** Where a pickle's storages stand: those of `x/data.pkl` in `x/data/`, of `x/constants.pkl` in `x/constants/`. */
function folderOf(pickle: string): { readonly root: string; readonly part: string } {
	const root = pickle.slice(0, pickle.lastIndexOf('/') + 1);
	return { root, part: pickle.slice(root.length).replace(/\.[^.]*$/u, '') };
}

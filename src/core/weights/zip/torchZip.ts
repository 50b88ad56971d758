import * as l10n from '@vscode/l10n';
import { addTo } from '../../lists';
import type { Examined, Outcome } from '../format';
import type { Report } from '../report';
import { judgeMember } from './judgeMember';
import type { ZipKind } from './kinds';
import type { ZipMember } from './member';
import type { Zip } from './openZip';
import { reportCode } from './plain';
import { compareStorages } from './torchStorages';

const pickled = /(^|\/)data\.pkl$/iu;
/** Inputs that a model was traced with: written without their numbers. */
const described = /(^|\/)traced_inputs\.pkl$/u;
/** Where the lines of TorchScript code come from: read for messages of errors only, by a reader that imports nothing. */
const debug = /\.debug_pkl$/u;
/** What torch itself writes beside pickle and storages. */
const written = /(^|\/)(version|byteorder|\.format_version|\.storage_alignment|\.data\/serialization_id)$/u;
/** torch's own reader opens nothing without it. */
const version = /(^|\/)(\.data\/)?version$/u;
/** A storage that no pickle refers to is judged like any other member up to this size. */
const mostUnreferred = 1024 * 1024;

/** What `torch.save` writes since 1.6: `<root>/data.pkl` and `<root>/data/<number>`. */
export const torchZip: ZipKind = {
	id: 'pytorch-zip',
	fits: ({ members }) => members.some(({ name }) => pickled.test(name)),
	judge(zip, examined) {
		reportCode(zip.members, examined.report);
		return judgeTorch(zip, examined, 'pytorch-zip');
	},
};

/**
 * Judges every member but the raw storages that pickles refer to, and compares those with what the pickles say. The file
 * loads under weights_only only if nothing else is in it.
 */
export async function judgeTorch(
	{ members }: Zip,
	examined: Examined,
	container: string,
): Promise<Pick<Outcome, 'loadsWeightsOnly' | 'tensors'>> {
	const { report } = examined;
	const roots = new Set(members.map(({ name }) => name.slice(0, Math.max(0, name.indexOf('/')))));
	if (roots.size > 1 || roots.has('')) {
		report.add('suspicious', l10n.t('Its members do not stand in one folder as PyTorch writes them.'));
	}
	const judged: { readonly member: ZipMember; readonly outcome: Outcome }[] = [];
	const raw = storagesOf(members);
	for (const member of members.filter((candidate) => !raw.has(candidate))) {
		const outcome = debug.test(member.name)
			? await examined.aside((apart) => judgeMember(apart, member, container))
			: await judgeMember(examined, member, container);
		judged.push({ member, outcome });
		if (pickled.test(member.name) && outcome.format === 'unknown' && member.plain) {
			report.within(member.name).add('malformed', l10n.t('It is no pickle, so PyTorch cannot load it.'));
		}
	}
	await judgeOrders(members, report);
	const referred = await judgeStorages(raw, judged, examined, container);
	const pickles = judged.filter(({ member }) => pickled.test(member.name));
	const versioned = members.some(({ name }) => version.test(name));
	const known = judged.every(({ member }) => pickled.test(member.name) || written.test(member.name));
	const [only] = pickles.length === 1 ? pickles : [];
	const tensors = only?.outcome.tensors;
	return {
		loadsWeightsOnly: only?.outcome.loadsWeightsOnly === true && known && referred && versioned,
		...(tensors ? { tensors } : {}),
	};
}

/** How the bytes of numbers are ordered; torch refuses any other word. */
const order = /^[^/]+\/byteorder$/u;
const longestOrder = 16;

async function judgeOrders(members: readonly ZipMember[], report: Report): Promise<void> {
	for (const member of members.filter(({ name, size }) => order.test(name) && size <= longestOrder)) {
		const bytes = await (await member.open())?.read(0, longestOrder);
		if (bytes && !/^(?:little|big)$/u.test(new TextDecoder().decode(bytes))) {
			report
				.within(member.name)
				.add('malformed', l10n.t('It names an order of bytes that PyTorch does not know.'));
		}
	}
}

/**
 * The members that hold raw numbers, with their folder and key: those of `m/data.pkl` are `m/data/0`, `m/data/1` and so
 * on, those of TorchScript's `m/constants.pkl` are `m/constants/0`.
 */
function storagesOf(members: readonly ZipMember[]): ReadonlyMap<ZipMember, { folder: string; key: string }> {
	const names = new Set(members.map(({ name }) => name));
	const found = new Map<ZipMember, { folder: string; key: string }>();
	for (const member of members) {
		const [, folder, key] = /^(.*)\/(\d+)$/su.exec(member.name) ?? [];
		if (folder !== undefined && key !== undefined && names.has(`${folder}.pkl`)) {
			found.set(member, { folder, key });
		}
	}
	return found;
}

/** Compares storages with the pickles that refer to them; whether pickles refer to all. Others are judged as members. */
async function judgeStorages(
	raw: ReadonlyMap<ZipMember, { readonly folder: string; readonly key: string }>,
	judged: readonly { readonly member: ZipMember; readonly outcome: Outcome }[],
	examined: Examined,
	container: string,
): Promise<boolean> {
	const { report } = examined;
	const folders = new Map<string, Map<string, ZipMember[]>>();
	for (const [member, { folder, key }] of raw) {
		const held = folders.get(folder) ?? new Map<string, ZipMember[]>();
		addTo(held, key, member);
		folders.set(folder, held);
	}
	const referred = new Set<ZipMember>();
	for (const { member, outcome } of judged) {
		const held = folders.get(member.name.replace(/\.pkl$/u, '')) ?? new Map<string, ZipMember[]>();
		if (!described.test(member.name)) {
			compareStorages(outcome.storages ?? [], held, report.within(member.name));
		}
		for (const { key } of outcome.storages ?? []) {
			for (const candidate of held.get(key) ?? []) {
				referred.add(candidate);
			}
		}
	}
	for (const member of raw.keys()) {
		const own = report.within(member.name);
		if (referred.has(member)) {
			if (member.encrypted) {
				own.add('suspicious', l10n.t('It is said to be encrypted.'));
			}
		} else if (member.size <= mostUnreferred) {
			await judgeMember(examined, member, container);
		} else {
			own.add('suspicious', l10n.t('No pickle refers to it, and it was not read.'));
		}
	}
	if (referred.size > 0) {
		const bytes = [...referred].reduce((total, { size }) => total + size, 0);
		report.unread(l10n.t('{0} tensor storages with {1} bytes of raw numbers.', referred.size, bytes));
	}
	return referred.size === raw.size;
}

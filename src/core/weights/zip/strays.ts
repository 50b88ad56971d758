import * as l10n from '@vscode/l10n';
import type { Examined } from '../format';
import { u32 } from '../littleEndian';
import { pieceOf, type RangeReader } from '../reader';
import { byteAt } from '../report';
import { signatures } from './endRecord';
import { judgeMember } from './judgeMember';
import { descriptorLengths, readLocalHeader } from './localHeader';
import { PlacedMember, type Stray } from './member';

/** What stands between members has no name that says what it is. */
const nameless = 'bytes';
/** More stretches than this say nothing new. */
const mostStrays = 32;
const mostMembers = 10_000;
const stretch = 64 * 1024;

/**
 * Judges what no directory accounts for: members that only their local headers name, and any other bytes. Returns the
 * names of the former.
 */
export async function judgeStrays(
	examined: Examined,
	strays: readonly Stray[],
	container: string,
): Promise<readonly string[]> {
	const names: string[] = [];
	for (const [index, { start, end }] of strays.entries()) {
		if (index === mostStrays) {
			examined.report.add('suspicious', l10n.t('More such bytes were not judged.'));
			return names;
		}
		const rest = await judgeUnlisted(examined, { start, end }, container, names);
		if (rest < end && rest >= start && !(await opensMember(examined.file, rest))) {
			const place = l10n.t('{0} and following', byteAt(rest));
			await examined.inside(pieceOf(examined.file, nameless, rest, end), place, container);
		}
	}
	return names;
}

/** Goes from local header to local header; where it stops. */
async function judgeUnlisted(
	examined: Examined,
	{ start, end }: Stray,
	container: string,
	names: string[],
): Promise<number> {
	const { file, report, budget } = examined;
	let at = start;
	for (let count = 0; at < end && count < mostMembers; count += 1) {
		budget.step();
		const local = await readLocalHeader(file, at);
		if (!local || local.start > end) {
			return at;
		}
		const unstated = local.streamed && local.packed === 0;
		const close = unstated ? await nextSignature(file, local.start, end) : local.start + local.packed;
		const packed = Math.min(close, end) - local.start;
		const size = unstated ? packed : local.size;
		const entry = { ...local, packed, size: local.method === 0 ? packed : size || Number.MAX_SAFE_INTEGER };
		names.push(local.name);
		report.within(local.name).add('suspicious', l10n.t('No directory names this member.'));
		// Nobody states its checksum for certain.
		const archive = { file, report, budget, unchecked: true, onStray: () => {} };
		const member = new PlacedMember({ archive, entry, until: local.start + packed });
		await judgeMember(examined, member, container);
		at = await behindDescriptor(file, local.start + packed, descriptorLengths(local));
	}
	return at;
}

async function behindDescriptor(file: RangeReader, at: number, lengths: readonly number[]): Promise<number> {
	const bytes = await file.read(at, at + 28);
	const length = lengths.find((candidate) => bytes.length === candidate || isNext(u32(bytes, candidate)));
	return at + (length ?? 0);
}

async function opensMember(file: RangeReader, at: number): Promise<boolean> {
	return u32(await file.read(at, at + 4), 0) === signatures.local;
}

function isNext(signature: number): boolean {
	return signature === signatures.local || signature === signatures.entry;
}

/** The next descriptor, local header or entry from `start` on; `end` where there is none. */
async function nextSignature(file: RangeReader, start: number, end: number): Promise<number> {
	for (let at = start; at < end; at += stretch) {
		const bytes = await file.read(at, Math.min(at + stretch + 3, end));
		for (let index = bytes.indexOf(0x50); index >= 0; index = bytes.indexOf(0x50, index + 1)) {
			const signature = u32(bytes, index);
			if (isNext(signature) || signature === signatures.descriptor) {
				return at + index;
			}
		}
	}
	return end;
}

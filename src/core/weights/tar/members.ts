import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { pieceOf, type RangeReader } from '../reader';
import { byteAt, type Report } from '../report';
import { block, readTarHeader, type TarHeader } from './header';

/** A member of a tar. */
export interface TarMember {
	readonly name: string;
	readonly file: RangeReader;
}

/** What stands in a tar, and where reading it ended. */
export interface Tar {
	readonly members: readonly TarMember[];
	readonly end: number;
}

const mostMembers = 65_535;
/** Long names and extended attributes are short. */
const longestExtension = 1024 * 1024;

/** Reads a tar from header to header, the way Python does, and reports what does not fit. */
export async function readTar(file: RangeReader, report: Report, budget: Budget): Promise<Tar> {
	const members: TarMember[] = [];
	let extended: Extension = {};
	let at = 0;
	while (at < file.size) {
		budget.step(16);
		const header = await readTarHeader(file, at);
		if (!header) {
			report.add('malformed', l10n.t('The archive ends within a header.'), byteAt(at));
			return { members, end: at };
		}
		if (header.empty) {
			return { members, end: at };
		}
		if (!header.sound) {
			report.add('malformed', l10n.t('The checksum of a header is wrong.'), byteAt(at));
			// Some readers stop here, others go on.
			if (!header.marked) {
				return { members, end: at };
			}
		}
		const size = extended.size ?? header.size;
		const start = at + block;
		if (!(size >= 0) || start + size > file.size) {
			report
				.within(extended.name ?? header.name)
				.add('malformed', l10n.t('It is said to be longer than the archive.'));
		}
		// Whatever is said: no more than the rest of the archive.
		const end = size >= 0 ? Math.min(start + size, file.size) : start;
		if ('xgLK'.includes(header.type)) {
			extended = {
				...extended,
				...(await readExtension(pieceOf(file, header.name, start, end), header, report)),
			};
		} else {
			const name = extended.name ?? header.name;
			members.push({ name, file: pieceOf(file, name, start, end) });
			reportMember(header, name, extended.link ?? header.link, report.within(name));
			extended = {};
		}
		if (members.length >= mostMembers) {
			report.add('suspicious', l10n.t('It has more than {0} members; the rest was not judged.', mostMembers));
			return { members, end: file.size };
		}
		at = start + Math.ceil((end - start) / block) * block;
	}
	if (at > file.size) {
		// Python's reader looks for the end of the last block before it goes on.
		report.add('malformed', l10n.t('The archive ends within a block.'), byteAt(file.size));
	}
	return { members, end: Math.min(at, file.size) };
}

interface Extension {
	readonly name?: string;
	readonly link?: string;
	readonly size?: number;
}

/** What is said in front of a member about it: its name where that is long (GNU), or attributes (PAX). */
async function readExtension(content: RangeReader, { type }: TarHeader, report: Report): Promise<Extension> {
	const bytes = await content.read(0, Math.min(content.size, longestExtension));
	const text = new TextDecoder().decode(bytes);
	if (type === 'L' || type === 'K') {
		const name = text.split('\0', 1)[0] ?? '';
		return type === 'L' ? { name } : { link: name };
	}
	const found: { name?: string; link?: string; size?: number } = {};
	for (const record of text.split('\n')) {
		const [, key, value = ''] = /^\d+ ([^=]+)=(.*)$/su.exec(record) ?? [];
		if (key === 'path') {
			found.name = value;
		} else if (key === 'linkpath') {
			found.link = value;
		} else if (key === 'size') {
			found.size = /^\d+$/u.test(value) ? Number(value) : Number.NaN;
		} else if (key?.startsWith('GNU.sparse')) {
			report.add('suspicious', l10n.t('It holds files with holes, which are not read here.'));
		}
	}
	// What is said once for all members is the size of none.
	return type === 'g' ? {} : found;
}

function reportMember({ type }: TarHeader, name: string, link: string, report: Report): void {
	if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:/iu.test(name)) {
		report.add('suspicious', l10n.t('Its name leads out of the folder that it is unpacked to.'));
	}
	if (type === '1' || type === '2') {
		report.add('suspicious', l10n.t('It is a link to {0}.', link.slice(0, 200)));
	} else if (!'057'.includes(type)) {
		report.add('suspicious', l10n.t('It is neither a file nor a folder.'));
	}
}

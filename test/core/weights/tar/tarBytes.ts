import { bytesOf, concat } from '../zipBytes';

/** A member of a tar. */
export interface Tarred {
	readonly name: string;
	readonly content?: Uint8Array | string;
	readonly type?: string;
	readonly link?: string;
	/** The size field as it stands there. */
	readonly size?: string;
	readonly checksum?: string;
	/** Without the mark that tars have since 1988. */
	readonly unmarked?: boolean;
}

/** A tar; `end` is what stands behind the members, two blocks of zeros unless told otherwise. */
export function tarOf(members: readonly Tarred[], end: Uint8Array = new Uint8Array(1024)): Uint8Array {
	return concat(
		...members.flatMap((member) => {
			const content =
				typeof member.content === 'string' ? bytesOf(member.content) : (member.content ?? new Uint8Array());
			const header = new Uint8Array(512);
			const put = (at: number, text: string) => header.set(bytesOf(text), at);
			put(0, member.name);
			put(100, '0000644\0');
			put(124, member.size ?? `${content.length.toString(8).padStart(11, '0')}\0`);
			put(156, member.type ?? '0');
			put(157, member.link ?? '');
			put(257, member.unmarked ? '' : 'ustar\x0000');
			put(148, ' '.repeat(8));
			const sum = header.reduce((total, byte) => total + byte, 0);
			put(148, member.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `);
			return [header, content, new Uint8Array((512 - (content.length % 512)) % 512)];
		}),
		end,
	);
}

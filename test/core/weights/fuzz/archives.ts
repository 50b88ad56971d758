import { deflateSync, gzipSync, zlibSync } from 'fflate';
import type { Random } from './random';
import { extremes, join, little, type Piece, textBytes } from './wire';

/** A member of an archive as it is laid down. */
export interface Member {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit++) {
		value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	}
	return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] as number);
	}
	return (crc ^ 0xffffffff) >>> 0;
}

/** A zip; `bent` lets fields of it disagree as writers never do. */
export function zip(random: Random, members: readonly Member[], bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.1);
	const local: Piece[] = [];
	const directory: Piece[] = [];
	let at = 0;
	for (const { name, bytes } of members) {
		const method = odd() ? random.pick([1, 9, 12, 14, 93, 99]) : random.pick([0, 0, 0, 8]);
		const packed = method === 8 ? deflateSync(bytes) : bytes;
		const flags = odd() ? random.pick([1, 8, 0x20, 0x40, 0x2041]) : 0;
		const sizes = join(
			little(odd() ? random.below(2 ** 32) : crc32(bytes), 4),
			little(odd() ? random.pick(extremes) : packed.length, 4),
			little(odd() ? random.pick(extremes) : bytes.length, 4),
		);
		const extra = random.chance(0.3) ? join('FB', little(8, 2), new Uint8Array(8)) : new Uint8Array(0);
		const localName = textBytes(odd() ? 'other' : name);
		const start = join(
			odd() ? 'PK\u0001\u0002' : 'PK\u0003\u0004',
			little(20, 2),
			little(flags, 2),
			little(method, 2),
			little(0, 4),
			sizes,
			little(localName.length, 2),
			little(extra.length, 2),
			localName,
			extra,
		);
		directory.push(
			'PK\u0001\u0002',
			little(20, 2),
			little(20, 2),
			little(flags, 2),
			little(odd() ? 8 - method : method, 2),
			little(0, 4),
			sizes,
			little(textBytes(name).length, 2),
			little(0, 8),
			little(0, 4),
			little(odd() ? random.pick([...extremes, BigInt(at) - 1n]) : at, 4),
			textBytes(name),
		);
		local.push(start, packed);
		at += start.length + packed.length;
		if (odd()) {
			local.push(random.bytes(80));
			at += 80;
		}
	}
	const central = join(...directory);
	const count = odd() ? random.pick([0, 1, 65535]) : members.length;
	const end = join(
		'PK\u0005\u0006',
		little(0, 4),
		little(count, 2),
		little(count, 2),
		little(odd() ? random.pick(extremes) : central.length, 4),
		little(odd() ? random.pick(extremes) : at, 4),
		little(0, 2),
	);
	const large = random.chance(0.4)
		? zip64(random, members.length, central.length, at, odd())
		: new Uint8Array(0);
	return join(...local, central, large, end, odd() ? random.bytes(30) : '');
}

function zip64(random: Random, count: number, size: number, at: number, odd: boolean): Uint8Array {
	const record = join(
		'PK\u0006\u0006',
		little(44, 8),
		little(45, 2),
		little(45, 2),
		little(0, 8),
		little(count, 8),
		little(odd ? random.pick(extremes) : count, 8),
		little(size, 8),
		little(odd ? random.pick(extremes) : at, 8),
	);
	return join(
		record,
		'PK\u0006\u0007',
		little(0, 4),
		little(odd ? random.pick(extremes) : at + size, 8),
		little(1, 4),
	);
}

/** A tar of the old kind; sizes lie now and then. */
export function tar(random: Random, members: readonly Member[]): Uint8Array {
	const pieces: Piece[] = [];
	for (const { name, bytes } of members) {
		const header = new Uint8Array(512);
		const size = random.chance(0.9)
			? bytes.length.toString(8)
			: random.pick(['7'.repeat(11), '-1', '', '99']);
		header.set(textBytes(name).subarray(0, 100), 0);
		header.set(textBytes(size.padStart(11, '0')), 124);
		header.set(textBytes(random.pick(['0', '0', '0', '5', 'x', 'g', 'L', '2'])), 156);
		header.set(textBytes('ustar\u000000'), 257);
		header.fill(0x20, 148, 156);
		const sum = header.reduce((total, byte) => total + byte, 0);
		header.set(textBytes(`${sum.toString(8).padStart(6, '0')}\u0000 `), 148);
		pieces.push(header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512));
	}
	return join(...pieces, new Uint8Array(1024));
}

/** The pickle `{'a': [1, 2, 3], 'b': 'text ' * 30}` as bzip2, xz, lzma and lz4 have it. */
const packedPickles = [
	'QlpoOTFBWSZTWVpFnt0AAF9X4HwAQEEACABCMgAmQkAAAQAgAFCgaaGRkxBtRTTTRiD01GUueMXV9k0u7fIC1Yz1R4xSqfhATEaiUAwgtq6AzOvxdyRThQkFpFnt0A==',
	'/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AC/ADNdAEAAiynXgKBj95Am6jikbyBhDqBItVhhYebD8YAJXnkEXOUry9UDGjLemk+bbNwE7XX0AAAA4izPonejL14AAU/AAQAAANrj8myxxGf7AgAAAAAEWVo=',
	'XQAAgAD//////////wBAAIsp14CgY/eQJuo4pG8gYQ6gSLVYYWHmw/GACV55BFzlK8vVAxoy3ppPm2zcBYRd8P//xzkAAA==',
	'BCJNGGhAwAAAAAAAAABfNAAAAPEKgAJ9cQAoWAEAAABhcQFdcQIoSwFLAksDZRMA32JxA1iWAAAAdGV4dCAFAH1QIHEEdS4AAAAA',
].map((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));

/** Bytes behind one of the compressions that joblib uses; of some only the start is right. */
export function compressed(random: Random, bytes: Uint8Array): Uint8Array {
	return random.pick<() => Uint8Array>([
		() => zlibSync(bytes),
		() => gzipSync(bytes, { mtime: 0 }),
		() => random.pick(packedPickles),
		() => random.pick(packedPickles),
		() => random.pick(packedPickles),
		() => join('BZh9', bytes),
		() => join([0xfd], '7zXZ', [0], bytes),
		() => join([0x5d, 0, 0], bytes),
		() => join([0x04, 0x22, 0x4d, 0x18], bytes),
		() => join('7z', [0xbc, 0xaf, 0x27, 0x1c], bytes),
		// Nothing a thousand times over: small here, large when unpacked.
		() => zlibSync(new Uint8Array(random.below(random.chance(0.02) ? 3_000_000 : 30_000))),
	])();
}

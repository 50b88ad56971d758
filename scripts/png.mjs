// Pictures of windows made small: a window has few colours, and a palette of them takes a third of the room.
import { deflateSync, inflateSync } from 'node:zlib';
import { choosePalette } from './palette.mjs';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** So many fit into half a byte, and no colour of a theme is lost; what is mixed at the edges of letters goes to its neighbour. */
const MOST_COLOURS = 16;

/**
 * @param {Buffer} png of 8 bits a channel, red, green and blue or with alpha, not interlaced: what a browser writes
 * @returns {Buffer} a PNG of the same size in pixels with a palette; alpha is dropped, since a window has none
 */
export function shrinkPng(png) {
	const { width, height, pixels } = readPng(png);
	const { colours, indexOf } = choosePalette(pixels, MOST_COLOURS);
	// Rows without a filter: neighbours in a palette mean nothing, and equal rows are found by the compression itself.
	const length = Math.ceil(width / 2) + 1;
	const rows = Buffer.alloc(length * height);
	for (let y = 0, at = 0; y < height; y++) {
		const row = y * length + 1;
		for (let x = 0; x < width; x++, at++) {
			rows[row + (x >> 1)] |= indexOf(pixels[at]) << (x % 2 === 0 ? 4 : 0);
		}
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	// 4 bits, a palette.
	head.set([4, 3, 0, 0, 0], 8);
	const palette = Buffer.from(
		colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]),
	);
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('PLTE', palette),
		chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/**
 * @param {Buffer} png see `shrinkPng`
 * @returns {{ width: number, height: number, pixels: Uint32Array }} a number `0xRRGGBB` for each pixel, row by row
 */
export function readPng(png) {
	if (!png.subarray(0, 8).equals(signature)) {
		throw new Error('This is no PNG.');
	}
	/** @type {Buffer[]} */
	const parts = [];
	let [width, height, channels] = [0, 0, 0];
	for (let at = 8; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const body = png.subarray(at + 8, at + 8 + length);
		if (type === 'IHDR') {
			[width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
			channels = { 2: 3, 6: 4 }[body[9] ?? 0] ?? 0;
			if (body[8] !== 8 || channels === 0 || body[12] !== 0) {
				throw new Error('Only PNGs of 8 bits a channel, in colour and not interlaced, are read.');
			}
		} else if (type === 'IDAT') {
			parts.push(body);
		}
		at += length + 12;
	}
	const bytes = inflateSync(Buffer.concat(parts));
	unfilter(bytes, width * channels, height, channels);
	const pixels = new Uint32Array(width * height);
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			const from = y * (width * channels + 1) + 1 + x * channels;
			pixels[at] = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
		}
	}
	return { width, height, pixels };
}

/**
 * Undoes the filters of rows in place: PNG specification, third edition, section 9.
 * @param {Buffer} bytes each row behind the byte that names its filter @param {number} stride bytes of a row
 * @param {number} height @param {number} channels
 */
function unfilter(bytes, stride, height, channels) {
	const old = (/** @type {number} */ at, /** @type {boolean} */ there) => (there ? (bytes[at] ?? 0) : 0);
	for (let y = 0; y < height; y++) {
		const row = y * (stride + 1) + 1;
		const filter = bytes[row - 1];
		for (let x = 0; x < stride; x++) {
			const at = row + x;
			const left = old(at - channels, x >= channels);
			const up = old(at - stride - 1, y > 0);
			const corner = old(at - stride - 1 - channels, y > 0 && x >= channels);
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
			bytes[at] = ((bytes[at] ?? 0) + guess) & 0xff;
		}
	}
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
	const guess = left + up - corner;
	const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
	return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** @param {string} type @param {Buffer} body */
function chunk(type, body) {
	const whole = Buffer.alloc(body.length + 12);
	whole.writeUInt32BE(body.length, 0);
	whole.write(type, 4, 'latin1');
	body.copy(whole, 8);
	whole.writeUInt32BE(checksum(whole.subarray(4, body.length + 8)), body.length + 8);
	return whole;
}

/** CRC-32 as PNG wants it; `zlib.crc32` is not in every Node.js 20. @param {Buffer} bytes */
function checksum(bytes) {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) {
			crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
		}
	}
	return (crc ^ 0xffffffff) >>> 0;
}

import { bytesOf, concat, little } from '../zipBytes';

/** What an object of a file says: kind and content of a message. */
export type Said = readonly [kind: number, content: Uint8Array];

/** An object of a file; its links name others by their place in the list. */
export type Stored = readonly (Said | { readonly name: string; readonly object: number })[];

const superblockLength = 48;

/**
 * An HDF5 file in its newest form, with the root group first. Checksums are zeros: they guard against accidents, and
 * nobody who hides something leaves them wrong.
 */
export function hdf5Of(
	objects: readonly Stored[],
	around: { readonly behind?: Uint8Array; readonly end?: number } = {},
): Uint8Array {
	const lengths = objects.map((said) => headerOf(said, []).length);
	const places = lengths.map(
		(_, at) => superblockLength + lengths.slice(0, at).reduce((sum, length) => sum + length, 0),
	);
	const headers = objects.map((said) => headerOf(said, places));
	const end = superblockLength + lengths.reduce((sum, length) => sum + length, 0);
	const none = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255);
	return concat(
		bytesOf('\x89HDF\r\n\x1a\n'),
		Uint8Array.of(2, 8, 8, 0),
		little([0, 8]),
		none,
		little([around.end ?? end, 8], [superblockLength, 8]),
		little([0, 4]),
		...headers,
		around.behind ?? new Uint8Array(),
	);
}

function headerOf(said: Stored, places: readonly number[]): Uint8Array {
	const messages = said.map((one): Said => ('name' in one ? linkTo(one.name, places[one.object] ?? 0) : one));
	const body = concat(
		...messages.flatMap(([kind, content]) => [
			Uint8Array.of(kind),
			little([content.length, 2]),
			Uint8Array.of(0),
			content,
		]),
	);
	return concat(bytesOf('OHDR'), Uint8Array.of(2, 2), little([body.length, 4]), body, little([0, 4]));
}

const linkTo = (name: string, address: number): Said => [
	6,
	concat(Uint8Array.of(1, 0, name.length), bytesOf(name), little([address, 8])),
];

/** A link that is no address: `soft` to a place in the file, `external` to one in another. */
export const softLink = (name: string, path: string): Said => [
	6,
	concat(Uint8Array.of(1, 8, 1, name.length), bytesOf(name), little([path.length, 2]), bytesOf(path)),
];
export const externalLink = (name: string, file: string, path: string): Said => [
	6,
	concat(
		Uint8Array.of(1, 8, 64, name.length),
		bytesOf(name),
		little([file.length + path.length + 3, 2]),
		bytesOf(`\0${file}\0${path}\0`),
	),
];

/** An attribute that is one text of fixed length, in the version of the message. */
export function attribute(name: string, text: string, version: 1 | 3 = 3): Said {
	const pad = (bytes: Uint8Array) =>
		version === 1 ? concat(bytes, new Uint8Array((8 - (bytes.length % 8)) % 8)) : bytes;
	const type = concat(Uint8Array.of(0x13, 0, 0, 0), little([text.length, 4]));
	const space = version === 1 ? Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) : Uint8Array.of(2, 0, 0, 0);
	return [
		12,
		concat(
			Uint8Array.of(version, 0),
			little([name.length + 1, 2], [type.length, 2], [space.length, 2]),
			version === 3 ? Uint8Array.of(0) : new Uint8Array(),
			pad(bytesOf(`${name}\0`)),
			pad(type),
			pad(space),
			bytesOf(text),
		),
	];
}

/** How a dataset's numbers are laid out: 1 in one piece, 3 put together from others. */
export const layout = (kind: number): Said => [8, concat(Uint8Array.of(4, kind), new Uint8Array(24))];

import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import { Overspent } from './budget';
import { NotJson } from './jsonTokens';
import { nameOf, type RangeReader } from './reader';
import { byteAt, excerpt, type Report } from './report';
import { type JsonNode, JsonObject, parseStrictJson } from './strictJson';

const mostMiB = 16;

/**
 * A configuration as its values. What Python's reader refuses is reported as malformed, and undefined; as suspicious
 * where it is `veiled`: said to be encrypted or packed in a way that is not read. Keys that stand twice are reported,
 * since readers take one or the other. Throws `Overspent`.
 */
export async function readJsonFile(
	file: RangeReader,
	report: Report,
	budget: Budget,
	veiled = false,
): Promise<JsonNode | undefined> {
	if (file.size > mostMiB * 1024 * 1024) {
		throw new Overspent(l10n.t('{0} is larger than {1} MiB.', excerpt(nameOf(file.path)), mostMiB));
	}
	return readJson(await file.read(0, file.size), report, budget, veiled);
}

/** The same for bytes at hand. */
export function readJson(
	bytes: Uint8Array,
	report: Report,
	budget: Budget,
	veiled = false,
): JsonNode | undefined {
	try {
		const plain = inUtf8(bytes);
		if (plain !== bytes) {
			report.add('malformed', l10n.t('This is not JSON.'), byteAt(0));
		}
		const value = parseStrictJson(withoutWords(plain), budget);
		reportRepeated(value, report);
		return value;
	} catch (error) {
		if (!(error instanceof NotJson)) {
			throw error;
		}
		report.add(veiled ? 'suspicious' : 'malformed', error.message, byteAt(error.offset));
		return undefined;
	}
}

/**
 * Python's reader takes bytes in other encodings, which it tells by their first two (`json.detect_encoding`); its reader of
 * text does not. With 32 bits for a character, half of what comes out are zeros.
 */
function inUtf8(bytes: Uint8Array): Uint8Array {
	const [first = 0x20, second = 0x20] = bytes;
	const wide = first === 0xff || second === 0 ? 'utf-16le' : first === 0xfe || first === 0 ? 'utf-16be' : '';
	return wide || first === 0xef
		? new TextEncoder().encode(new TextDecoder(wide || 'utf-8').decode(bytes).replaceAll('\0', ''))
		: bytes;
}

/** Numbers that Python writes and reads though JSON has none of them; a zero stands in. */
const words = ['-Infinity', 'Infinity', 'NaN'] as const;

function withoutWords(bytes: Uint8Array): Uint8Array {
	let plain = bytes;
	let quoted = false;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (byte === 0x22) {
			quoted = !quoted;
		} else if (byte === 0x5c && quoted) {
			at += 1;
		} else if (!quoted && (byte === 0x4e || byte === 0x49 || byte === 0x2d)) {
			const word = words.find((one) =>
				[...one].every((sign, index) => bytes[at + index] === sign.charCodeAt(0)),
			);
			if (word) {
				plain = plain === bytes ? bytes.slice() : plain;
				plain.fill(0x20, at, at + word.length);
				plain[at] = 0x30;
				at += word.length - 1;
			}
		}
	}
	return plain;
}

/** More of them would leave no room for what else is to be said. */
const mostRepeated = 20;

/** Each key once, at the first place where it stands again: thousands of such lines would hide all others. */
function reportRepeated(value: JsonNode, report: Report): void {
	const said = new Set<string>();
	for (const { node } of nodesOf(value)) {
		for (const { key, offset } of node instanceof JsonObject ? node.repeated() : []) {
			if (said.has(key) || said.size >= mostRepeated) {
				continue;
			}
			said.add(key);
			report.add(
				'suspicious',
				l10n.t('"{0}" stands twice in it; readers take one or the other.', excerpt(key)),
				byteAt(offset),
			);
		}
	}
}

/** A value and the key it stands under; a list's entries have that of the list. */
export interface Placed {
	readonly node: JsonNode;
	readonly key: string;
	/** It is an entry of a list. */
	readonly listed: boolean;
}

/** A value and all values in it, in no order that matters. */
export function* nodesOf(root: JsonNode): Iterable<Placed> {
	const waiting: Placed[] = [{ node: root, key: '', listed: false }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		yield next;
		const { node, key } = next;
		if (node instanceof JsonObject) {
			for (const member of node.members) {
				waiting.push({ node: member.value, key: member.key, listed: false });
			}
		} else if (isJsonList(node)) {
			for (const entry of node) {
				waiting.push({ node: entry, key, listed: true });
			}
		}
	}
}

/** All values of a key: it may stand there more than once. */
export function valuesAt(node: JsonNode | undefined, key: string): readonly JsonNode[] {
	return node instanceof JsonObject
		? node.members.filter((member) => member.key === key).map(({ value }) => value)
		: [];
}

/** All texts that a key holds, each once. */
export function textsAt(node: JsonNode | undefined, key: string): readonly string[] {
	return [...new Set(valuesAt(node, key).filter((value) => typeof value === 'string'))];
}

/** What is made of a pairing costs as much as so many steps. */
const stepsOfPairing = 20;

/**
 * Every pairing of two keys' texts: where both stand twice, a reader takes any of four. They are not gathered, since
 * thousands of both make millions. Throws `Overspent`.
 */
export function* pairings(
	firsts: readonly string[],
	seconds: readonly string[],
	budget: Budget,
): Generator<readonly [first: string, second: string]> {
	for (const first of firsts) {
		for (const second of seconds) {
			budget.step(stepsOfPairing);
			yield [first, second];
		}
	}
}

/** True for a list. */
export function isJsonList(node: JsonNode | undefined): node is readonly JsonNode[] {
	return Array.isArray(node);
}

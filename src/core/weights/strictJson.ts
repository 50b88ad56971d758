import type { Budget } from './budget';
import { checkNesting, type JsonTokens, tokensOf } from './jsonTokens';

/** A number as it is written: `4e0` and `4` are not the same, and no digit is lost. */
export interface JsonNumber {
	readonly written: string;
}

/** A key with its value, in the order of the text; the same key may stand there twice. */
export interface JsonMember {
	readonly key: string;
	readonly value: JsonNode;
	/** Byte at which the key begins. */
	readonly offset: number;
}

/** What an object holds, duplicate keys included. */
export class JsonObject {
	constructor(readonly members: readonly JsonMember[]) {}

	/** The value of the last member of that name, as most readers take it. */
	get(key: string): JsonNode | undefined {
		return this.members.filter((member) => member.key === key).at(-1)?.value;
	}

	/** The members whose key stood there before. */
	repeated(): readonly JsonMember[] {
		const seen = new Set<string>();
		return this.members.filter(({ key }) => seen.has(key) || !seen.add(key));
	}
}

/** Any value: objects keep their order and their duplicates, numbers their spelling. */
export type JsonNode = JsonObject | readonly JsonNode[] | JsonNumber | string | boolean | null;

/**
 * A whole JSON text as values that hide nothing: keys that stand twice stay twice, numbers stay as written. Throws
 * `NotJson` with the byte that is wrong, and `Overspent`.
 */
export function parseStrictJson(bytes: Uint8Array, budget: Budget): JsonNode {
	const tokens = tokensOf(bytes, budget);
	const value = valueAt(tokens, budget, 0);
	tokens.expect('end');
	return value;
}

/** What nodes take in memory: estimates from above. */
const containerBytes = 112;
const memberBytes = 128;
const itemBytes = 12;
const scalarBytes = 56;

function valueAt(tokens: JsonTokens, budget: Budget, level: number): JsonNode {
	checkNesting(level);
	const { kind, text } = tokens;
	if (kind === '{') {
		budget.hold(containerBytes);
		const members: JsonMember[] = [];
		tokens.object((key, offset) => {
			budget.hold(memberBytes + key.length);
			members.push({ key, value: valueAt(tokens, budget, level + 1), offset });
		});
		// Arrays that grow have room for more: too much where there are many short ones.
		return new JsonObject(members.slice());
	}
	if (kind === '[') {
		budget.hold(containerBytes);
		const items: JsonNode[] = [];
		tokens.array(() => {
			budget.hold(itemBytes);
			items.push(valueAt(tokens, budget, level + 1));
		});
		return items.slice();
	}
	budget.hold(kind === 'string' || kind === 'number' ? scalarBytes + text.length : 0);
	tokens.scalar();
	if (kind === 'string') {
		return text;
	}
	return kind === 'number' ? { written: text } : kind === 'null' ? null : kind === 'true';
}

/** Whether a text has no half of a surrogate pair, which JSON can write and UTF-8 cannot. */
export function isWhole(text: string): boolean {
	return !/\p{Cs}/u.test(text);
}

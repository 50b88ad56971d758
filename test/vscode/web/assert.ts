// What of `node:assert/strict` the shared tests use, for a host that has no Node.js.

function fail(message: string | undefined, otherwise: string): never {
	throw new Error(message ?? otherwise);
}

const shown = (value: unknown) => JSON.stringify(value, undefined, 1) ?? String(value);

/** By what JSON shows of them; `undefined` in a list and a missing field are the same to it, as to these tests. */
const same = (a: unknown, b: unknown) => Object.is(a, b) || shown(a) === shown(b);

const assert = {
	ok(condition: unknown, message?: string): asserts condition {
		if (!condition) {
			fail(message, `${shown(condition)} is not true.`);
		}
	},
	equal(actual: unknown, expected: unknown, message?: string): void {
		if (!Object.is(actual, expected)) {
			fail(message, `${shown(actual)} is not ${shown(expected)}.`);
		}
	},
	notEqual(actual: unknown, expected: unknown, message?: string): void {
		if (Object.is(actual, expected)) {
			fail(message, `${shown(actual)} is what it must not be.`);
		}
	},
	deepEqual(actual: unknown, expected: unknown, message?: string): void {
		if (!same(actual, expected)) {
			fail(message, `${shown(actual)} is not ${shown(expected)}.`);
		}
	},
	match(text: string, pattern: RegExp, message?: string): void {
		if (!pattern.test(text)) {
			fail(message, `${pattern} does not match: ${text}`);
		}
	},
	doesNotMatch(text: string, pattern: RegExp, message?: string): void {
		if (pattern.test(text)) {
			fail(message, `${pattern} matches: ${text}`);
		}
	},
};

export default assert;

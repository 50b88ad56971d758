// What a test expects that something was called with, or gave: it loads nothing itself.
import type { Call, Place } from '../syntax/shapes';
import { lastName } from './parts';

/** `load.assert_called_once_with(…)`, `self.assertEqual(…)`, `expect(load).toHaveBeenCalledWith(…)` */
const expecting =
	/^(?:assert_(?:any|called|has|awaited|not_called)\w*|assert[A-Z]\w*|toHave\w+|toBe|toEqual|toStrictEqual|toMatchObject|toContainEqual|deepEqual|deepStrictEqual)$/;

/** What stands around a value in there: `assert_has_calls([call(…)])`, `expect.objectContaining({ model: … })`. */
const around = new Set(['call', 'objectContaining', 'arrayContaining']);

/** Whether a call says what is expected: `load.assert_called_with("org/name", revision="main")`. */
export const isExpectation = ({ callee }: Call): boolean => expecting.test(lastName(callee) ?? '');

/** Whether it is a call that a mock is expected to have had: `load.assert_has_calls([call("org/name")])`. */
export const isMockCall = (text: string, { callee }: Call): boolean =>
	callee.kind === 'name' && callee.name === 'call' && /mock|_calls\b/.test(text);

/** Whether a literal stands in what is expected, and in no call of it that may load something. */
export function isExpected({ names }: Place): boolean {
	for (const { kind, name } of names) {
		const last = name.slice(name.lastIndexOf('.') + 1);
		if (kind === 'callee' && !around.has(last)) {
			return expecting.test(last);
		}
	}
	return false;
}

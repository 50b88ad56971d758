import { formatted } from './textOperations';
import { anything, Beginning, isList, joined, piecesOf, type Value } from './values';

const unknown: readonly Value[] = [anything];

/** What an operator makes of two constants; `anything` among them where that is not known. */
export function operated(operator: string, left: Value, right: Value): readonly Value[] {
	if (operator === 'or' || operator === 'and') {
		return [left, right];
	}
	const numbers = typeof left === 'number' && typeof right === 'number';
	switch (operator) {
		case '~':
			return [joined([left, right])];
		case '+':
			return numbers
				? [exact(left + right, left, right)]
				: isList(left) && isList(right)
					? [[...left, ...right]]
					: [typeof left === 'number' || isList(left) ? anything : joined([left, right])];
		case '-':
			return numbers ? [exact(left - right, left, right)] : unknown;
		case '**':
			return numbers ? [exact(left ** right, left, right)] : unknown;
		case '//':
			return numbers ? [exact(Math.floor(left / right), left, right)] : unknown;
		case '*':
			return numbers ? [exact(left * right, left, right)] : [repeated(left, right)];
		case '%':
			return numbers
				? [exact(((left % right) + right) % right, left, right)]
				: [formatted(left, isList(right) ? right : [right]) ?? anything];
		default:
			return unknown;
	}
}

/** A result as Python has it: no fraction; of numbers whose digits are lost here, only how large it is. */
function exact(result: number, ...operands: readonly number[]): Value {
	return Math.abs(result) > Number.MAX_SAFE_INTEGER || [result, ...operands].every(Number.isSafeInteger)
		? result
		: anything;
}

function repeated(left: Value, right: Value): Value {
	const [subject, count] = typeof left === 'number' ? [right, left] : [left, right];
	if (typeof count !== 'number' || !(count >= 0)) {
		return anything;
	}
	if (typeof subject === 'string') {
		return subject.length * count > 4096
			? new Beginning(
					subject.repeat(Math.min(count, Math.ceil(64 / Math.max(1, subject.length)))).slice(0, 64),
				)
			: subject.repeat(count);
	}
	return isList(subject) && subject.length * count <= 512
		? Array.from({ length: Math.floor(count) }, () => subject).flat()
		: anything;
}

/** `subject[start:stop:step]`. */
export function sliced(
	subject: Value,
	start: Value | undefined,
	stop: Value | undefined,
	step: Value = 1,
): Value {
	const pieces = piecesOf(subject);
	const bounds = [start, stop].every((bound) => bound === undefined || typeof bound === 'number');
	if (!pieces || !bounds || typeof step !== 'number' || !Number.isInteger(step) || step === 0) {
		return anything;
	}
	const { length } = pieces;
	const place = (bound: Value | undefined, otherwise: number) => {
		const from = typeof bound !== 'number' ? otherwise : bound < 0 ? bound + length : bound;
		return Math.max(step > 0 ? 0 : -1, Math.min(from, step > 0 ? length : length - 1));
	};
	const taken: Value[] = [];
	const end = place(stop, step > 0 ? length : -1);
	for (let at = place(start, step > 0 ? 0 : length - 1); step > 0 ? at < end : at > end; at += step) {
		taken.push(pieces[at] ?? anything);
	}
	return typeof subject === 'string' ? joined(taken) : taken;
}

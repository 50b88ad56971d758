import { anything, Beginning, elementOf, isList, joined, piecesOf, textOf, type Value } from './values';

/** What a filter or a method of texts and lists makes of constants; undefined: not known. */
export type Operation = (subject: Value, args: readonly Value[]) => Value | undefined;

/** An operation that is followed with so many arguments at most: with more it does something else. */
const upTo =
	(most: number, operation: Operation): Operation =>
	(subject, args) =>
		args.length > most ? undefined : operation(subject, args);

const onText =
	(most: number, change: (text: string, ...args: string[]) => Value | undefined): Operation =>
	(subject, args) => {
		const text = textOf(subject);
		const texts = args.map(textOf);
		return text instanceof Beginning || texts.length > most || texts.some((one) => one instanceof Beginning)
			? undefined
			: change(text, ...(texts as string[]));
	};
const unchanged = upTo(0, (subject) => (typeof subject === 'object' ? undefined : subject));
const first = upTo(0, (subject) => piecesOf(subject)?.[0]);
const last = upTo(0, (subject) => piecesOf(subject)?.at(-1));
const list = upTo(0, (subject) => piecesOf(subject));
const lower = onText(0, (text) => text.toLowerCase());
const upper = onText(0, (text) => text.toUpperCase());
const trim = onText(1, (text, signs) => trimmed(text, signs, true, true));
const replace = onText(2, (text, from, to) =>
	from === undefined || to === undefined || from === ''
		? undefined
		: text.slice(0, 4096).replaceAll(from, () => to),
);
const capitalize = onText(0, (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase());
const title = onText(0, (text) =>
	text.replace(/[A-Za-z]+/g, (word) => `${word[0]?.toUpperCase()}${word.slice(1).toLowerCase()}`),
);
const keys: Operation = (subject) => (subject instanceof Map ? [...subject.keys()] : undefined);
const valuesIn: Operation = (subject) => (subject instanceof Map ? [...subject.values()] : undefined);
const items: Operation = (subject) =>
	subject instanceof Map ? [...subject].map(([key, value]) => [key, value]) : undefined;
const reverse: Operation = (subject) => {
	const pieces = piecesOf(subject);
	return pieces && (typeof subject === 'string' ? joined([...pieces].reverse()) : [...pieces].reverse());
};
/** In which order is not worked out. */
const sorted: Operation = (subject) => {
	const pieces = piecesOf(subject);
	return pieces && pieces.length < 2 ? pieces : undefined;
};
/** As a page of HTML has it, which changes some signs. */
const escaped = upTo(0, (subject) =>
	typeof subject === 'string' && !/[<>&'"]/.test(subject) ? subject : undefined,
);

/** Filters of Jinja that make texts: `'_' | upper`. */
export const filters: ReadonlyMap<string, Operation> = new Map<string, Operation>([
	['string', unchanged],
	['safe', unchanged],
	['escape', escaped],
	['e', escaped],
	['forceescape', escaped],
	['default', (subject) => subject],
	['d', (subject) => subject],
	['unique', sorted],
	['list', list],
	['first', first],
	['last', last],
	['lower', lower],
	['upper', upper],
	['capitalize', capitalize],
	['title', title],
	['trim', trim],
	['replace', replace],
	['reverse', reverse],
	['sort', sorted],
	['items', items],
	['sum', summed],
	['join', upTo(1, (subject, [between]) => joinedOf(subject, between ?? ''))],
	['format', (subject, args) => formatted(subject, args)],
	[
		'tojson',
		// Some write other signs as escapes.
		upTo(0, (subject) =>
			typeof subject === 'string' && /^[\w .-]*$/.test(subject) ? JSON.stringify(subject) : undefined,
		),
	],
	['map', (subject, [name, ...args]) => mapped(subject, name, args)],
	[
		'int',
		upTo(0, (subject) =>
			Number.isFinite(Number(textOf(subject))) ? Math.trunc(Number(textOf(subject))) : undefined,
		),
	],
]);

/** Methods of Python's texts, lists and fields: `'-'.join(['a', 'b'])`. */
export const methods: ReadonlyMap<string, Operation> = new Map<string, Operation>([
	['lower', lower],
	['casefold', lower],
	['upper', upper],
	['capitalize', capitalize],
	['title', title],
	[
		'swapcase',
		onText(0, (text) =>
			[...text]
				.map((sign) => (sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase()))
				.join(''),
		),
	],
	['strip', trim],
	['lstrip', onText(1, (text, signs) => trimmed(text, signs, true, false))],
	['rstrip', onText(1, (text, signs) => trimmed(text, signs, false, true))],
	[
		'removeprefix',
		onText(1, (text, start = '') => (text.startsWith(start) ? text.slice(start.length) : text)),
	],
	[
		'removesuffix',
		onText(1, (text, end = '') => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)),
	],
	['center', filled((missing, width) => missing + (missing % 2) * (width % 2))],
	['ljust', filled(() => 0)],
	['rjust', filled((missing) => 2 * missing)],
	['replace', replace],
	['join', upTo(1, (subject, [parts]) => (parts === undefined ? undefined : joinedOf(parts, subject)))],
	[
		'split',
		onText(1, (text, at) =>
			at === '' ? undefined : at === undefined ? text.trim().split(/\s+/) : text.split(at),
		),
	],
	['format', (subject, args) => braced(subject, args)],
	['encode', unchanged],
	['decode', unchanged],
	['copy', upTo(0, (subject) => subject)],
	['keys', keys],
	['values', valuesIn],
	['items', items],
	[
		'get',
		(subject, [key]) => (subject instanceof Map && typeof key === 'string' ? subject.get(key) : undefined),
	],
	[
		'pop',
		(subject, [key]) =>
			isList(subject) ? (typeof key === 'number' ? subject.at(key) : subject.at(-1)) : undefined,
	],
]);

/** Every entry by another filter. */
function mapped(subject: Value, name: Value | undefined, args: readonly Value[]): Value | undefined {
	if (name instanceof Map && args.length === 0) {
		const field = name.size === 1 ? name.get('attribute') : undefined;
		return field === undefined
			? undefined
			: piecesOf(subject)?.map((piece) => elementOf(piece, field)[0] ?? anything);
	}
	const operation = typeof name === 'string' && name !== 'map' ? filters.get(name) : undefined;
	return operation && piecesOf(subject)?.map((piece) => operation(piece, args) ?? anything);
}

/** A text made as long as the first argument says; `before` is twice the number of signs that come in front. */
function filled(before: (missing: number, width: number) => number): Operation {
	return (subject, [width, sign = ' ']) => {
		if (
			typeof subject !== 'string' ||
			typeof width !== 'number' ||
			typeof sign !== 'string' ||
			width > 4096
		) {
			return undefined;
		}
		const missing = Math.max(0, Math.trunc(width) - subject.length);
		const front = Math.floor(before(missing, width) / 2);
		return sign.repeat(front) + subject + sign.repeat(missing - front);
	};
}

/** As Python sees it: four more signs are blank. */
const isBlank = (sign: string): boolean =>
	/\s/.test(sign) || ('\x1c' <= sign && sign <= '\x1f') || sign === '\x85';

function trimmed(text: string, signs: string | undefined, left: boolean, right: boolean): string {
	const outer = (sign: string | undefined) =>
		sign !== undefined && (signs === undefined ? isBlank(sign) : signs.includes(sign));
	let start = 0;
	let end = text.length;
	while (left && start < end && outer(text[start])) {
		start += 1;
	}
	while (right && end > start && outer(text[end - 1])) {
		end -= 1;
	}
	return text.slice(start, end);
}

/** Texts, which are only added to a text that is named. */
function summed(subject: Value, args: readonly Value[]): Value | undefined {
	const [named] = args;
	const start =
		args.length === 1 && named instanceof Map && named.size === 1 ? named.get('start') : undefined;
	const pieces = piecesOf(subject);
	return start === undefined || !pieces ? undefined : joined([start, ...pieces]);
}

function joinedOf(subject: Value, between: Value): Value | undefined {
	const pieces = piecesOf(subject);
	return pieces && joined(pieces, between);
}

/** `'%s%c' % (…)`: what is not known ends the part of the text that is. */
export function formatted(subject: Value, args: readonly Value[]): Value | undefined {
	if (typeof subject !== 'string') {
		return undefined;
	}
	let next = 0;
	const parts = subject.split(/(%(?:\(\w*\))?[-+ #0]*\d{0,4}(?:\.\d{0,4})?[a-zA-Z%])/).map((part): Value => {
		const kind = /^%.*([a-zA-Z%])$/s.exec(part)?.[1];
		if (kind === undefined || kind === '%') {
			return kind === '%' ? '%' : part;
		}
		const name = /^%\((\w*)\)/.exec(part)?.[1];
		const fields = args.at(-1);
		const value = name === undefined ? args[next++] : fields instanceof Map ? fields.get(name) : undefined;
		const simple = /^%(?:\(\w*\))?[sdic]$/.test(part);
		return value === undefined || !simple
			? anything
			: kind === 'c' && typeof value === 'number'
				? signOf(value)
				: value;
	});
	return joined(parts);
}

/** `'{}{1}{:c}'.format(…)`. */
function braced(subject: Value, args: readonly Value[]): Value | undefined {
	if (typeof subject !== 'string' || /\{\{|\}\}/.test(subject)) {
		return undefined;
	}
	let next = 0;
	const parts = subject.split(/(\{\w*(?:![rsa])?(?::[^{}]*)?\})/).map((part): Value => {
		const field = /^\{(\w*)(?:![rsa])?(?::([^{}]*))?\}$/.exec(part);
		if (!field) {
			return /[{}]/.test(part) ? anything : part;
		}
		const [, name = '', kind = ''] = field;
		const fields = args.at(-1);
		const value =
			name === ''
				? args[next++]
				: /^\d+$/.test(name)
					? args[Number(name)]
					: fields instanceof Map
						? fields.get(name)
						: undefined;
		const simple = /^\{\w*(?::[cds]?)?\}$/.test(part);
		return value === undefined || !simple
			? anything
			: kind === 'c' && typeof value === 'number'
				? signOf(value)
				: value;
	});
	return joined(parts);
}

function signOf(code: number): Value {
	return Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : anything;
}

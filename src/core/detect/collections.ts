// Calls that make a list, a dictionary or a text of what they are given. No names are followed here.
import type { Call, DictEntry, Expression, Template } from '../syntax/shapes';
import { itemsOf, keysOf } from './parts';

type Follow = (expression: Expression) => readonly Expression[];

/** Lists of the same items, in another order or container. */
const samples = new Set(['list', 'tuple', 'set', 'sorted', 'reversed', 'frozenset', 'Set', 'tqdm', 'iter']);

/**
 * What holds settings as its attributes, made of a dictionary or of keywords: argparse's and `types`' own, easydict, addict,
 * munch, python-box, dotmap, ml_collections; of OmegaConf by its `create`.
 */
const settings =
	/^(?:SimpleNamespace|Namespace|EasyDict|edict|AttrDict|AttributeDict|DotDict|DotMap|Munch|munchify|Box|ConfigDict|FrozenConfigDict|OmegaConf\.create)$/;

/** The dictionary that a call makes an object of, which holds it as its attributes. */
export function settingsOf(call: Call): Expression | undefined {
	const { callee } = call;
	const last = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
	const name =
		callee.kind === 'member' && callee.object.kind === 'name' && last === 'create'
			? `${callee.object.name}.create`
			: last;
	if (!settings.test(name)) {
		return undefined;
	}
	const made = dictOf(call);
	settingsMade.add(made);
	return made;
}

const settingsMade = new WeakSet<Expression>();

/** Whether `dict` is held by an object as its attributes, which may be set anew: `config.model = "org/name"`. */
export const isSettings = (dict: Expression): boolean => settingsMade.has(dict);

/** Methods that leave a model's name as it is. */
const trims = new Set(['strip', 'lstrip', 'rstrip', 'trim', 'trimStart', 'trimEnd', 'toString']);

/** What `call` makes, or undefined when it makes something else. */
export function madeBy(call: Call, follow: Follow): readonly Expression[] | undefined {
	const { callee, span } = call;
	const [first, second] = call.arguments;
	if (callee.kind === 'name') {
		if (callee.name === 'dict') {
			return [dictOf(call)];
		}
		if (samples.has(callee.name) && first) {
			return follow(first.value);
		}
		if (callee.name === 'enumerate' && first) {
			return [pairs(span, follow(first.value).flatMap(itemsOf))];
		}
		if (callee.name === 'zip' && first && second) {
			const [left, right] = [first, second].map(({ value }) => follow(value).flatMap(itemsOf));
			const items = (left ?? []).flatMap((one, index): Expression[] => {
				const other = right?.[index];
				return other ? [{ kind: 'list', span, items: [one, other] }] : [];
			});
			return [{ kind: 'list', span, items }];
		}
		return undefined;
	}
	if (callee.kind !== 'member') {
		return undefined;
	}
	const { object, name } = callee;
	if (object.kind === 'name' && object.name === 'Object' && first) {
		switch (name) {
			case 'assign':
				return [dictOf(call)];
			case 'values':
				return [{ kind: 'list', span, items: follow(first.value).flatMap(itemsOf) }];
			case 'keys':
				return [{ kind: 'list', span, items: follow(first.value).flatMap(keysOf) }];
			case 'entries':
				return [entries(span, follow(first.value))];
			case 'freeze':
				return follow(first.value);
			default:
				return undefined;
		}
	}
	if (first === undefined && /^(?:items|keys|values|copy)$/.test(name)) {
		const dicts = follow(object).filter((one) => one.kind === 'dict');
		return dicts.length === 0
			? undefined
			: name === 'copy'
				? dicts
				: [
						name === 'items'
							? entries(span, dicts)
							: { kind: 'list', span, items: dicts.flatMap(name === 'keys' ? keysOf : itemsOf) },
					];
	}
	if (trims.has(name) && first === undefined) {
		return follow(object);
	}
	return textOf(call, object, name, follow);
}

/** `"{}/{}".format(a, b)` and `"/".join([a, b])` with the parts in their places. */
function textOf(
	call: Call,
	object: Expression,
	name: string,
	follow: Follow,
): readonly Expression[] | undefined {
	if (object.kind !== 'string' || (name !== 'format' && name !== 'join')) {
		return undefined;
	}
	const text = (value: string): Expression => ({ ...object, value });
	const parts: Expression[] = [];
	if (name === 'join') {
		const list = call.arguments[0] && follow(call.arguments[0].value)[0];
		if (list?.kind !== 'list' || list.items.length > 8) {
			return undefined;
		}
		for (const [index, item] of list.items.entries()) {
			parts.push(...(index > 0 ? [text(object.value)] : []), item);
		}
	} else {
		let next = 0;
		for (const piece of object.value.slice(0, 400).split(/(\{\w{0,40}\})/)) {
			const hole = /^\{(\w*)\}$/.exec(piece)?.[1];
			if (hole === undefined) {
				parts.push(text(piece));
				continue;
			}
			const place = hole === '' ? next++ : Number(hole);
			const given = Number.isNaN(place)
				? call.arguments.find((one) => one.name === hole)
				: call.arguments.filter((one) => one.name === undefined)[place];
			parts.push(given?.value ?? { kind: 'unknown', span: call.span, reason: 'parts' });
		}
	}
	const made: Template = { kind: 'template', span: call.span, content: call.span, parts };
	return [made];
}

const dicts = new WeakMap<Call, Expression>();

/** `dict(base, revision="main")`; the same call is always the same dictionary, so that rounds can be noticed. */
function dictOf(call: Call): Expression {
	const known = dicts.get(call);
	if (known) {
		return known;
	}
	const entries = call.arguments.map(
		({ name, value, span }): DictEntry =>
			name === undefined ? { spread: true, value, span } : { name, spread: false, value, span },
	);
	const made: Expression = { kind: 'dict', span: call.span, entries };
	dicts.set(call, made);
	return made;
}

/** Pairs of something unknown (a key, a number) and an item. */
function pairs(span: Expression['span'], items: readonly Expression[]): Expression {
	const key: Expression = { kind: 'unknown', span };
	return { kind: 'list', span, items: items.map((item) => ({ kind: 'list', span, items: [key, item] })) };
}

/** The entries of dictionaries as pairs of a key and a value. */
function entries(span: Expression['span'], dicts: readonly Expression[]): Expression {
	const items = dicts.flatMap((dict) => {
		const keys = keysOf(dict);
		return itemsOf(dict).map((item, at): Expression => {
			return { kind: 'list', span, items: [keys[at] ?? { kind: 'unknown', span }, item] };
		});
	});
	return { kind: 'list', span, items };
}

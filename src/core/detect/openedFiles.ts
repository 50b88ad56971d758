// What a program itself says of the file that one of its calls opens: that it wrote it, and what it takes out of it.
import { addTo, append, grouped } from '../lists';
import type { Binding, Call, Expression, Outline } from '../syntax/shapes';
import { scopeOf } from '../syntax/shapes';
import type { Flow } from './flow';
import { lastName } from './parts';
import { lastUpTo } from './reaching';
import { classAround, createScopes, type Scopes, selfNames } from './scopes';

/** What is known of the file that `torch.load` opens. */
export interface OpenedFile {
	/** The program writes it with `torch.save`. */
	readonly own: boolean;
	/** Something is taken out of it that is no weights: the state of a training, a vocabulary, a whole model. */
	readonly objects: boolean;
}

/** Answers for the `torch.load` calls of one program; nothing is read before the first question. */
export function openedFiles(outline: Outline, flow: Flow): (load: Call) => OpenedFile {
	let scopes: Scopes | undefined;
	let saved: ReadonlyMap<string, readonly Expression[]> | undefined;
	let named: Named | undefined;
	return (load) => {
		scopes ??= createScopes(outline);
		const within = scopes;
		const textOf = (path: Expression) => bareTextOf(outline, within, path);
		saved ??= grouped(savedTo(outline, flow), textOf);
		named ??= namedIn(outline);
		const [opened] = placed(load, 0, 'f');
		const alike = opened ? (saved.get(textOf(opened)) ?? []) : [];
		return {
			own: opened !== undefined && alike.some((one) => isSameFile(outline, within, one, opened)),
			objects: takesObjects(outline, within, load, named),
		};
	};
}

/** The files that `torch.save` writes: its second argument. */
const savedTo = (outline: Outline, flow: Flow): readonly Expression[] =>
	outline.calls
		.filter((call) => {
			const { module, names } =
				lastName(call.callee) === undefined ? { names: [] } : flow.called(call.callee);
			return /^torch(?:\.serialization)?(?:\.save)?\.save$/.test([module, ...names].join('.'));
		})
		.flatMap((call) => placed(call, 1, 'f'));

function placed({ arguments: all }: Call, at: number, key: string): readonly Expression[] {
	const given = all.find(({ name }) => name === key) ?? all.filter(({ name }) => name === undefined)[at];
	return given && !given.spread ? [given.value] : [];
}

/** Calls that give another form of a path, or the open file. */
const forms = new Set(['str', 'open', 'Path', 'PurePath', 'fspath']);

/** The path behind `str(path)`, `open(path, "rb")` and the name of a file that was opened so. */
function pathOf(scopes: Scopes, value: Expression, depth = 0): Expression {
	if (value.kind === 'name' && depth < 4) {
		const [only, ...more] = scopes.lookUp(value.name, value.span.start);
		const made = only?.value;
		return made?.kind === 'call' && lastName(made.callee) === 'open' && more.length === 0
			? pathOf(scopes, made, depth + 1)
			: value;
	}
	const [first] = value.kind === 'call' ? value.arguments : [];
	return value.kind === 'call' && first && depth < 4 && forms.has(lastName(value.callee) ?? '')
		? pathOf(scopes, first.value, depth + 1)
		: value;
}

/** Whether both arguments, which are written alike, are one path: of names that have one value at both places. */
function isSameFile(outline: Outline, scopes: Scopes, saved: Expression, opened: Expression): boolean {
	const [one, two] = [pathOf(scopes, saved), pathOf(scopes, opened)];
	const text = outline.text.slice(one.span.start, one.span.end);
	// A file's name that is written out is the same in every function: `join(folder, "rng.pt")`.
	if (/\.\w{1,12}["']\)*$/.test(text)) {
		return true;
	}
	const [from, to] = [one.span.start, two.span.start];
	const [here, there] = [scopes.regionAt(from), scopes.regionAt(to)];
	const names = [...text.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)].map(([name]) => name);
	const alike = names.every((name) => {
		if (selfNames.has(name)) {
			return classAround(here) === classAround(there);
		}
		const [first, second] = [scopes.lookUp(name, from), scopes.lookUp(name, to)];
		return first.length === second.length && first.every((binding, at) => binding === second[at]);
	});
	// What is read before it is written is from somewhere else.
	return alike && names.length > 0 && (scopeOf(here) !== scopeOf(there) || from < to);
}

/** A path as it is written, without blanks and with one kind of quotes. */
function bareTextOf({ text }: Outline, scopes: Scopes, path: Expression): string {
	const { span } = pathOf(scopes, path);
	return text.slice(span.start, span.end).replace(/\s+/g, '').replaceAll("'", '"');
}

/** What calls are assigned to, and where each name is asked for something: `name.` and `name[`. */
interface Named {
	readonly bindings: ReadonlyMap<Expression, readonly Binding[]>;
	readonly uses: ReadonlyMap<string, readonly { readonly at: number }[]>;
}

/** A name that is asked for something. */
const asked = /(?<![\w.])[A-Za-z_]\w*(?=\s*[.[])/g;

function namedIn({ text, bindings }: Outline): Named {
	const byValue = new Map<Expression, Binding[]>();
	for (const one of bindings) {
		if (one.kind === 'assign' && one.value?.kind === 'call') {
			addTo(byValue, one.value, one);
		}
	}
	const names = new Set([...byValue.values()].flatMap((list) => list.map(({ name }) => name)));
	const uses = new Map<string, { at: number }[]>();
	for (const { 0: name, index } of names.size > 0 ? text.matchAll(asked) : []) {
		if (names.has(name)) {
			addTo(uses, name, { at: index });
		}
	}
	return { bindings: byValue, uses };
}

/** A name that is asked for more was given to many values. */
const mostUses = 1_000;

/** Names of entries that hold more than tensors. */
const objectKeys =
	/optim|sched|scaler|config|cfg|h_?param|hyper|dictionary|vocab|token|label|rng|random|callback|history|data_?set|pre_?process|transform|^(?:args|opts?|options)$/i;

/** What only a whole model is asked for; tensors and dictionaries have none of it. */
const ofModels =
	/^(?:eval|train|(?:named_)?(?:parameters|modules|children)|(?:load_)?state_dict|generate|predict|forward)$/;

/** Whether the program takes anything but weights out of what `load` gives. */
function takesObjects({ text }: Outline, scopes: Scopes, load: Call, named: Named): boolean {
	const uses: string[] = [useAt(text, load.span.end)];
	for (const { name } of named.bindings.get(load) ?? []) {
		const { span } = scopeOf(scopes.regionAt(load.span.start));
		const places = named.uses.get(name) ?? [];
		const first = lastUpTo(places, load.span.end - 1) + 1;
		const last = Math.min(lastUpTo(places, span.end - 1) + 1, first + mostUses);
		append(
			uses,
			places.slice(first, last).map(({ at }) => useAt(text, at + name.length)),
		);
	}
	return uses.some((use) => {
		const key = /^\s*(?:\[|\.(?:get|pop)\()\s*["']([^"'\n]{1,60})["']/.exec(use)?.[1];
		const asked = /^\s*\.\s*(\w+)/.exec(use)?.[1];
		return (key !== undefined && objectKeys.test(key)) || (asked !== undefined && ofModels.test(asked));
	});
}

/** What is asked for behind a name or a call. */
const useAt = (text: string, at: number): string => text.slice(at, at + 80);

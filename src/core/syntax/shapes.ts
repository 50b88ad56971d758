// What the detector sees of a program, the same for every grammar. Plain values: they outlive the tree.
import type { Notation, Span, UnknownReason } from '../reference';

/** A piece of the text in which names live or code runs only sometimes. */
export interface Region {
	/** `block` is a branch or loop body; the others are also where names live. */
	readonly kind: 'module' | 'class' | 'function' | 'block';
	readonly span: Span;
	/** Of a block: the body of a loop, whose end is followed by its beginning. */
	readonly loop?: true;
	/** Of a class or function. */
	readonly name?: string;
	/** Of a class: what it extends. */
	readonly bases?: readonly Expression[];
	/** Calls that decorate a function. */
	readonly decorators?: readonly Call[];
	readonly parent?: Region;
}

/**
 * All regions have the same fields in the same order, those that say nothing too: what reads them at each keystroke is
 * compiled for one kind of object.
 */
export function regionOf(
	kind: Region['kind'],
	span: Span,
	{ loop, name, bases, decorators, parent }: Omit<Region, 'kind' | 'span'> = {},
): Region {
	return { kind, span, loop, name, bases, decorators, parent };
}

/** A string literal. `content` lies between the quotes; `value` has its escapes undone. */
export interface StringLiteral {
	readonly kind: 'string';
	readonly span: Span;
	readonly content: Span;
	readonly value: string;
}

/** A string with holes: an f-string, a template string, a concatenation. */
export interface Template {
	readonly kind: 'template';
	readonly span: Span;
	/** Between the quotes; a concatenation has the whole expression here. */
	readonly content: Span;
	readonly parts: readonly Expression[];
}

export interface DictEntry {
	/** The key when it is a plain string or name. */
	readonly name?: string;
	/** The key itself, where it is a string. */
	readonly key?: Expression;
	/** Absent for a spread (`**other`, `...other`), whose value is what is spread. */
	readonly spread: boolean;
	readonly value: Expression;
	readonly span: Span;
}

export interface Argument {
	/** Of a keyword argument. */
	readonly name?: string;
	/** `*a`, `**a`, `...a`. */
	readonly spread?: 'list' | 'dict';
	readonly value: Expression;
	/** With the keyword. */
	readonly span: Span;
}

export interface Call {
	readonly kind: 'call';
	readonly span: Span;
	readonly callee: Expression;
	readonly arguments: readonly Argument[];
	/** From the opening to the closing parenthesis, both included. */
	readonly list: Span;
}

export type Expression =
	| StringLiteral
	| Template
	| Call
	| { readonly kind: 'name'; readonly span: Span; readonly name: string }
	| { readonly kind: 'member'; readonly span: Span; readonly object: Expression; readonly name: string }
	| {
			readonly kind: 'subscript';
			readonly span: Span;
			readonly object: Expression;
			readonly index: Expression;
	  }
	| { readonly kind: 'list'; readonly span: Span; readonly items: readonly Expression[] }
	| { readonly kind: 'dict'; readonly span: Span; readonly entries: readonly DictEntry[] }
	/** One of these, whichever the program takes: `a or b`, `a if c else b`, `a ?? b`. */
	| { readonly kind: 'either'; readonly span: Span; readonly options: readonly Expression[] }
	| { readonly kind: 'literal'; readonly span: Span; readonly value: boolean | null | number }
	| { readonly kind: 'unknown'; readonly span: Span; readonly reason?: UnknownReason };

/** A name that gets a value. */
export interface Binding {
	readonly name: string;
	/**
	 * `attribute` is set on `self` or `this`; `each` takes the items of `value` in turn; `item` is the
	 * `position`-th item of `value` (destructuring); `return` is what a function gives back; `entry` sets the entry
	 * `key` of the dictionary `name`; `export` is what other files get under that name.
	 */
	readonly kind:
		| 'assign'
		| 'parameter'
		| 'field'
		| 'attribute'
		| 'each'
		| 'item'
		| 'return'
		| 'import'
		| 'define'
		| 'entry'
		| 'export';
	/** Absent: it is not said (a parameter without a default). */
	readonly value?: Expression;
	/** The position among the parameters, or in what is destructured. */
	readonly position?: number;
	/** The parameter counts the receiver as the first (`self`), which a caller does not give. */
	readonly shifted?: boolean;
	/** With `each`: the items are destructured, and these are the positions in them, in `i, (name, id)` 1 and 1. */
	readonly inner?: readonly number[];
	/** With `define`: the function or class that has the name. */
	readonly defines?: Region;
	/** With `entry`. */
	readonly key?: string;
	/** With `attribute`: what it is set on, when that is a name: `self`. */
	readonly object?: string;
	/** With `import` and `export`: the module, and the name in it (absent: the module itself; `*`: all its names). */
	readonly module?: string;
	readonly imported?: string;
	/** Where the name lives, and where the binding stands. */
	readonly scope: Region;
	readonly region: Region;
	/** From here on the name has the value. */
	readonly at: number;
}

/**
 * A name that a literal stands under, the innermost first. `entry`: it is a key itself; `item`: it stands in a list.
 * Both have no name, but for `scalar` of a key whose value is a text, a number or a row of numbers.
 */
export interface NamedBy {
	readonly kind:
		| 'variable'
		| 'parameter'
		| 'field'
		| 'keyword'
		| 'key'
		| 'callee'
		| 'entry'
		| 'item'
		| 'test';
	readonly name: string;
	/** With `callee`: the position of the argument. */
	readonly position?: number;
}

/** A string literal and where it stands. `prose` is a docstring, a comparison, an assertion, a raised message. */
export interface Place {
	readonly literal: StringLiteral;
	readonly prose: boolean;
	readonly names: readonly NamedBy[];
	readonly region: Region;
}

/** Whose fields are asked for. */
export interface FieldsOf {
	readonly owner?: Region | undefined;
	/** Of a class: those of the ones that extend it, and not its own. */
	readonly below?: Region;
}

/** Told of what is asked for that may be in parts of a program which were not read. */
export interface Skipped {
	/** The calls of functions of that name. */
	calls(name: string): void;
	/** Fields and attributes of that name: all of them, those of a class, or those of classes that extend it. */
	fields(name: string, of?: FieldsOf): void;
	/** Whether a call by that last name may be one that is told of; if not, where it is from is of no interest. */
	mayCall(name: string): boolean;
	/** Declarations of a program's options. */
	options(): void;
	/** What is in a function or class. */
	inside(region: Region): void;
}

/** A program as values. */
export interface Outline {
	readonly text: string;
	readonly notation: Notation;
	readonly module: Region;
	/** All regions, outer before inner. */
	readonly regions: readonly Region[];
	readonly calls: readonly Call[];
	readonly bindings: readonly Binding[];
	readonly places: readonly Place[];
	/** Of a program that was not read wholly: functions and classes are regions, and nothing of what is in them. */
	readonly skipped?: Skipped;
	/** Something was left out, since there is too much of it. */
	readonly cut?: true;
}

/** The region that a name bound here lives in. */
export function scopeOf(region: Region): Region {
	let scope = region;
	while (scope.kind === 'block' && scope.parent !== undefined) {
		scope = scope.parent;
	}
	return scope;
}

/** Whether `inner` is `outer` or lies in it. */
export function isWithin(inner: Region, outer: Region): boolean {
	for (let region: Region | undefined = inner; region !== undefined; region = region.parent) {
		if (region === outer) {
			return true;
		}
	}
	return false;
}

/** The innermost region around an offset. */
export function regionAt(regions: readonly Region[], offset: number): Region {
	let low = 0;
	let high = regions.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((regions[middle] as Region).span.start <= offset) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	let region = regions[low] as Region;
	while (region.parent !== undefined && region.span.end <= offset) {
		region = region.parent;
	}
	return region;
}

import { constantResult } from './constantCalls';
import { keepItems } from './containers';
import { utf8 } from './lexical';
import { renamed } from './python2Names';
import type { PickleStack } from './stack';
import {
	type Bytes,
	type Call,
	type Container,
	type Import,
	type Persistent,
	simple,
	type Text,
	type Value,
} from './values';
import type { Watcher } from './watcher';
import { takesEntries } from './weightsOnly';

const mostKept = 4000;
/** The unpickler in C makes room for all numbers below; the one in Python goes on from any. */
const largestIndex = 2 ** 24;

/** What instructions do beyond moving values: they import, call, fill and register, and the watcher is told. */
export class PickleEffects {
	/** Of the pickle; below 3 its names are those of Python 2. */
	protocol = 0;
	/** Only instructions that torch's weights-only loader knows were used, and on targets that it takes. */
	weightsOnly = true;
	/** The same name may be written a million times. */
	private readonly imports = new Map<string, Import>();

	constructor(
		private readonly watcher: Watcher,
		private readonly stack: PickleStack,
		/** Codes that the file itself registered, which outlive a stream. */
		readonly extensions: Map<number, readonly [string, string]>,
	) {}

	/** A `str` of Python 2, which is bytes to some loaders and text to others. */
	string(text: string, cut: boolean, at: number, bytes?: Bytes, head?: Uint8Array): Text {
		const given = head ?? Uint8Array.from(text, (character) => character.charCodeAt(0));
		const asBytes = bytes ?? { kind: 'bytes', made: given };
		this.watcher.bytes(asBytes, given, at);
		return { kind: 'text', text: utf8(given) ?? text, cut, bytes: asBytes };
	}

	memoize(index: number, at: number): void {
		if (index >= largestIndex) {
			this.watcher.far(index, at);
		}
		this.stack.memoize(index);
	}

	/** Adds items to the top, which is meant to be of this kind. */
	add(kind: Container['kind'], items: readonly Value[], at: number): void {
		const target = this.stack.top;
		const fits = target.kind === kind;
		if (target.kind === 'call' || target.kind === 'list' || target.kind === 'dict' || target.kind === 'set') {
			keepItems(this.stack, target, items);
		}
		this.weightsOnly &&= fits || (kind === 'dict' && takesEntries(target));
		if (!fits) {
			this.watcher.stuffed(target, kind, at);
		}
	}

	imported(module: string, name: string, at: number): Import {
		const renames = this.protocol < 3;
		const key = `${renames} ${module}\n${name}`;
		let imported = this.imports.get(key);
		if (!imported) {
			const path = renamed(module, name);
			imported = { kind: 'import', module, name, path, outOfTime: !renames && path !== `${module}.${name}` };
			this.stack.named(imported);
			if (this.imports.size < mostKept) {
				this.imports.set(key, imported);
			}
		}
		this.watcher.imported(imported, at);
		return imported;
	}

	/** What a call is given: the items of a tuple, which a call or the loader may also have made. */
	argumentsIn(given: Value, at: number): Value[] {
		if (given.kind === 'tuple') {
			return given.items;
		}
		if (given.kind !== 'call' && given.kind !== 'persistent') {
			this.watcher.misgiven(at);
		}
		return [given];
	}

	/** Calls something with these items of what is `given`; without it, they stood on the stack. */
	call(callee: Value, items: Value[], at: number, given?: Value): Value {
		this.stack.made(items);
		const call: Call = { kind: 'call', callee, items: [...items], argumentCount: items.length };
		this.weightsOnly &&= callee.kind === 'import';
		this.watcher.called(call, at, given);
		if (callee.kind === 'import' && callee.path === 'copyreg.add_extension') {
			this.register(items);
		}
		const result = constantResult(call);
		if (result?.kind === 'bytes' && result.made) {
			this.watcher.bytes(result, result.made, at);
		}
		return result ?? call;
	}

	private register([module, name, code]: readonly Value[]): void {
		if (code?.kind === 'simple' && code.number !== undefined) {
			this.extensions.set(code.number, [constantName(module), constantName(name)]);
		}
	}

	extended(code: number, at: number): Value {
		const known = this.extensions.get(code);
		if (known) {
			return this.imported(...known, at);
		}
		this.watcher.extension(code, at);
		return simple;
	}

	persistent(id: Value, at: number): void {
		this.stack.made([id]);
		const value: Persistent = { kind: 'persistent', id };
		this.watcher.persistent(value, at);
		this.stack.push(value);
	}
}

/** The text that a value is known to be; `?` for any other. */
export function constantName(value: Value | undefined): string {
	return value?.kind === 'text' && !value.cut ? value.text : '?';
}

import * as l10n from '@vscode/l10n';
import { constantResult } from './constantCalls';
import { keepItems, paired, pushContainer } from './containers';
import { PickleFault } from './fault';
import { type Instruction, numberOf, textOf } from './instructions';
import { checkFloat, indexOf, integerOf, latin1, rawUnicode, unquoted, utf8 } from './lexical';
import { beforeEscape, closed, namesOf, rawOf } from './operands';
import { renamed } from './python2Names';
import { PickleStack } from './stack';
import {
	type Bytes,
	type Call,
	type Container,
	type Import,
	numberValue,
	type Persistent,
	simple,
	type Value,
} from './values';
import type { Watcher } from './watcher';
import { takesEntries, takesState } from './weightsOnly';

/** Shared, since nothing is ever added to a tuple. */
const emptyTuple: Container = { kind: 'tuple', items: [] };
const mostKept = 4000;
const latestProtocol = 5;
/** The unpickler in C makes room for all numbers below; the one in Python goes on from any. */
const largestIndex = 2 ** 24;

/**
 * An unpickler that builds nothing: it moves stand-ins for values over its stack as the real one moves objects, so that
 * operands that come out of the memo, copies and computed names are what they would be. Its rules are those of CPython's
 * `Modules/_pickle.c`.
 */
export class PickleMachine {
	private protocol = 0;
	/** The same name may be written a million times. */
	private readonly imports = new Map<string, Import>();
	/** What the stream builds; undefined until STOP. */
	result: Value | undefined;
	/** Only instructions that torch's weights-only loader knows were used, and on targets that it takes. */
	weightsOnly = true;
	instructions = 0;

	constructor(
		private readonly watcher: Watcher,
		/** Codes that the file itself registered, which outlive a stream. */
		private readonly extensions = new Map<number, readonly [string, string]>(),
		private readonly stack = new PickleStack(),
	) {}

	/** A second machine in the same state, to try another reading of what follows. */
	fork(watcher: Watcher): PickleMachine {
		const fork = new PickleMachine(watcher, new Map(this.extensions), this.stack.copy());
		fork.protocol = this.protocol;
		return fork;
	}

	/** The topmost value. */
	get top(): Value {
		return this.stack.top;
	}

	/** Takes the topmost value for another, as loaders do that read raw bytes out of the stream. */
	replaceTop(value: Value): void {
		this.stack.replaceTop(value);
	}

	/** Carries out one instruction. Throws `PickleFault` where every unpickler stops with an error. */
	execute(instruction: Instruction): void {
		const { opcode, at, number = 0, line = '' } = instruction;
		const { stack } = this;
		this.instructions += 1;
		this.weightsOnly &&= opcode.weightsOnly;
		switch (opcode.name) {
			// The ones that large files consist of come first: there may be millions of them.
			case 'BINUNICODE':
			case 'SHORT_BINUNICODE':
			case 'BINUNICODE8': {
				const raw = rawOf(instruction);
				const cut = raw.head.length < raw.place.end - raw.place.start;
				stack.push({ kind: 'text', text: textOf(raw), cut, ...(cut ? { place: raw.place } : {}) });
				return;
			}
			case 'BININT':
			case 'BININT1':
			case 'BININT2':
				stack.push(numberValue(number));
				return;
			case 'BINPUT':
			case 'LONG_BINPUT':
				this.memoize(number, at);
				return;
			case 'MEMOIZE':
				stack.memoize();
				return;

			case 'PROTO':
				if (number > latestProtocol) {
					throw new PickleFault(l10n.t('It is of protocol {0}, which no Python reads.', number));
				}
				this.protocol = number;
				return;
			case 'FRAME':
				return;
			case 'STOP':
				this.result = stack.pop();
				return;

			case 'NONE':
			case 'BINFLOAT':
				stack.push(simple);
				return;
			case 'NEWTRUE':
				stack.push(numberValue(1));
				return;
			case 'NEWFALSE':
				stack.push(numberValue(0));
				return;
			case 'LONG1':
			case 'LONG4':
				stack.push(numberValue(numberOf(rawOf(instruction))));
				return;
			case 'INT':
			case 'LONG':
				stack.push(instruction.cut ? simple : numberValue(integerOf(line, opcode.name === 'LONG')));
				return;
			case 'FLOAT':
				if (!instruction.cut) {
					checkFloat(line);
				}
				stack.push(simple);
				return;

			case 'UNICODE':
				stack.push({
					kind: 'text',
					text: rawUnicode(beforeEscape(instruction)),
					cut: instruction.cut === true,
				});
				return;
			case 'STRING':
				this.pushString(unquoted(instruction.cut ? closed(instruction) : line), instruction.cut === true, at);
				return;
			case 'BINSTRING':
			case 'SHORT_BINSTRING': {
				const { head, place } = rawOf(instruction);
				this.pushString(
					latin1(head),
					head.length < place.end - place.start,
					at,
					{ kind: 'bytes', place },
					head,
				);
				return;
			}
			case 'BINBYTES':
			case 'SHORT_BINBYTES':
			case 'BINBYTES8':
			case 'BYTEARRAY8': {
				const { head, place } = rawOf(instruction);
				const bytes: Bytes = { kind: 'bytes', place };
				stack.push(bytes);
				this.watcher.bytes(bytes, head, at);
				return;
			}
			case 'NEXT_BUFFER':
				this.watcher.outOfBand(at);
				stack.push(simple);
				return;
			case 'READONLY_BUFFER':
				void stack.top;
				return;

			case 'EMPTY_TUPLE':
				stack.push(emptyTuple);
				return;
			case 'EMPTY_LIST':
				pushContainer(stack, 'list', []);
				return;
			case 'EMPTY_DICT':
				pushContainer(stack, 'dict', []);
				return;
			case 'EMPTY_SET':
				pushContainer(stack, 'set', []);
				return;
			case 'TUPLE':
				pushContainer(stack, 'tuple', stack.popMark());
				return;
			case 'TUPLE1':
				pushContainer(stack, 'tuple', stack.popSome(1));
				return;
			case 'TUPLE2':
				pushContainer(stack, 'tuple', stack.popSome(2));
				return;
			case 'TUPLE3':
				pushContainer(stack, 'tuple', stack.popSome(3));
				return;
			case 'LIST':
				pushContainer(stack, 'list', stack.popMark());
				return;
			case 'DICT':
				pushContainer(stack, 'dict', paired(stack.popMark()));
				return;
			case 'FROZENSET':
				pushContainer(stack, 'frozenset', stack.popMark());
				return;

			case 'APPEND':
				this.add('list', [stack.pop()], at);
				return;
			case 'APPENDS':
				this.add('list', stack.popMark(), at);
				return;
			case 'SETITEM': {
				const value = stack.pop();
				this.add('dict', [stack.pop(), value], at);
				return;
			}
			case 'SETITEMS':
				this.add('dict', paired(stack.popMark()), at);
				return;
			case 'ADDITEMS':
				this.add('set', stack.popMark(), at);
				return;

			case 'MARK':
				stack.mark();
				return;
			case 'POP':
				stack.drop();
				return;
			case 'POP_MARK':
				stack.popMark();
				return;
			case 'DUP':
				stack.duplicate();
				return;
			case 'GET':
				stack.push(stack.memoized(indexOf(line)));
				return;
			case 'BINGET':
			case 'LONG_BINGET':
				stack.push(stack.memoized(number));
				return;
			case 'PUT':
				this.memoize(indexOf(line), at);
				return;
			case 'GLOBAL':
				stack.push(this.imported(...namesOf(instruction), at));
				return;
			case 'STACK_GLOBAL': {
				const name = stack.pop();
				const module = stack.pop();
				stack.push(this.imported(constantName(module), constantName(name), at));
				return;
			}
			case 'INST': {
				const items = stack.popMark();
				stack.push(this.call(this.imported(...namesOf(instruction), at), items, at));
				return;
			}
			case 'OBJ': {
				const [callee, ...items] = stack.popMark();
				if (!callee) {
					throw new PickleFault(l10n.t('It makes an object of no class.'));
				}
				stack.push(this.call(callee, items, at));
				return;
			}
			case 'REDUCE':
			case 'NEWOBJ': {
				const given = stack.pop();
				const callee = stack.pop();
				stack.push(this.call(callee, this.argumentsIn(given, at), at));
				return;
			}
			case 'NEWOBJ_EX': {
				const named = stack.pop();
				const given = stack.pop();
				const callee = stack.pop();
				stack.push(this.call(callee, [...this.argumentsIn(given, at), named], at));
				return;
			}
			case 'BUILD': {
				const state = stack.pop();
				const target = stack.top;
				if (target.kind === 'call') {
					target.state = state;
				}
				this.weightsOnly &&= takesState(target);
				this.watcher.built(target, state, at);
				return;
			}
			case 'PERSID':
				this.persistent({ kind: 'text', text: line, cut: instruction.cut === true }, at);
				return;
			case 'BINPERSID':
				this.persistent(stack.pop(), at);
				return;
			case 'EXT1':
			case 'EXT2':
			case 'EXT4':
				if (number <= 0) {
					throw new PickleFault(l10n.t('It asks for an extension of code {0}.', number));
				}
				stack.push(this.extended(number, at));
				return;
			default:
				throw new Error(`no meaning for ${opcode.name}`);
		}
	}

	/** A `str` of Python 2, which is bytes to some loaders and text to others. */
	private pushString(text: string, cut: boolean, at: number, bytes?: Bytes, head?: Uint8Array): void {
		const given = head ?? Uint8Array.from(text, (character) => character.charCodeAt(0));
		const asBytes = bytes ?? { kind: 'bytes', made: given };
		this.stack.push({ kind: 'text', text: utf8(given) ?? text, cut, bytes: asBytes });
		this.watcher.bytes(asBytes, given, at);
	}

	private memoize(index: number, at: number): void {
		if (index >= largestIndex) {
			this.watcher.far(index, at);
		}
		this.stack.memoize(index);
	}

	/** Adds items to the top, which is meant to be of this kind. */
	private add(kind: Container['kind'], items: readonly Value[], at: number): void {
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

	private imported(module: string, name: string, at: number): Import {
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
	private argumentsIn(given: Value, at: number): Value[] {
		if (given.kind === 'tuple') {
			return given.items;
		}
		if (given.kind !== 'call' && given.kind !== 'persistent') {
			this.watcher.misgiven(at);
		}
		return [given];
	}

	private call(callee: Value, items: Value[], at: number): Value {
		this.stack.made(items);
		const call: Call = { kind: 'call', callee, items: [...items], argumentCount: items.length };
		this.weightsOnly &&= callee.kind === 'import';
		this.watcher.called(call, at);
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

	private extended(code: number, at: number): Value {
		const known = this.extensions.get(code);
		if (known) {
			return this.imported(...known, at);
		}
		this.watcher.extension(code, at);
		return simple;
	}

	private persistent(id: Value, at: number): void {
		this.stack.made([id]);
		const value: Persistent = { kind: 'persistent', id };
		this.watcher.persistent(value, at);
		this.stack.push(value);
	}
}

function constantName(value: Value | undefined): string {
	return value?.kind === 'text' && !value.cut ? value.text : '?';
}

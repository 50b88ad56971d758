import * as l10n from '@vscode/l10n';
import { paired } from './containers';
import { constantName, PickleEffects } from './effects';
import { PickleFault } from './fault';
import { gather } from './gathered';
import { type Instruction, textOf } from './instructions';
import { indexOf } from './lexical';
import { literal } from './literals';
import { namesOf, rawOf } from './operands';
import { PickleStack } from './stack';
import { numberValue, type Value } from './values';
import type { Watcher } from './watcher';
import { takesState } from './weightsOnly';

const latestProtocol = 5;

/**
 * An unpickler that builds nothing: it moves stand-ins for values over its stack as the real one moves objects, so that
 * operands that come out of the memo, copies and computed names are what they would be. Its rules are those of CPython's
 * `Modules/_pickle.c`.
 */
export class PickleMachine {
	private readonly effects: PickleEffects;
	/** What the stream builds; undefined until STOP. */
	result: Value | undefined;
	instructions = 0;

	/** @param extensions Codes that the file itself registered, which outlive a stream. */
	constructor(
		private readonly watcher: Watcher,
		extensions = new Map<number, readonly [string, string]>(),
		private readonly stack = new PickleStack(),
	) {
		this.effects = new PickleEffects(watcher, stack, extensions);
	}

	/** Only instructions that torch's weights-only loader knows were used, and on targets that it takes. */
	get weightsOnly(): boolean {
		return this.effects.weightsOnly;
	}

	/** A second machine in the same state, to try another reading of what follows. */
	fork(watcher: Watcher): PickleMachine {
		const fork = new PickleMachine(watcher, new Map(this.effects.extensions), this.stack.copy());
		fork.effects.protocol = this.effects.protocol;
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
		const { stack, effects } = this;
		this.instructions += 1;
		effects.weightsOnly &&= opcode.weightsOnly;
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
				effects.memoize(number, at);
				return;
			case 'MEMOIZE':
				stack.memoize();
				return;

			case 'PROTO':
				if (number > latestProtocol) {
					throw new PickleFault(l10n.t('It is of protocol {0}, which no Python reads.', number));
				}
				effects.protocol = number;
				return;
			case 'FRAME':
				return;
			case 'STOP':
				this.result = stack.pop();
				return;

			case 'READONLY_BUFFER':
				void stack.top;
				return;

			case 'APPEND':
				effects.add('list', [stack.pop()], at);
				return;
			case 'APPENDS':
				effects.add('list', stack.popMark(), at);
				return;
			case 'SETITEM': {
				const value = stack.pop();
				effects.add('dict', [stack.pop(), value], at);
				return;
			}
			case 'SETITEMS':
				effects.add('dict', paired(stack.popMark()), at);
				return;
			case 'ADDITEMS':
				effects.add('set', stack.popMark(), at);
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
				this.again(stack.top, at);
				return;
			case 'GET':
				stack.push(this.again(stack.memoized(indexOf(line)), at));
				return;
			case 'BINGET':
			case 'LONG_BINGET':
				stack.push(this.again(stack.memoized(number), at));
				return;
			case 'PUT':
				effects.memoize(indexOf(line), at);
				return;
			case 'GLOBAL':
				stack.push(effects.imported(...namesOf(instruction), at));
				return;
			case 'STACK_GLOBAL': {
				const name = stack.pop();
				const module = stack.pop();
				stack.push(effects.imported(constantName(module), constantName(name), at));
				return;
			}
			case 'INST': {
				// The reader in Python imports before it looks for the mark, which may be none.
				const callee = effects.imported(...namesOf(instruction), at);
				stack.push(effects.call(callee, stack.popMark(), at));
				return;
			}
			case 'OBJ': {
				const [callee, ...items] = stack.popMark();
				if (!callee) {
					throw new PickleFault(l10n.t('It makes an object of no class.'));
				}
				stack.push(effects.call(callee, items, at));
				return;
			}
			case 'REDUCE':
			case 'NEWOBJ': {
				const given = stack.pop();
				const callee = stack.pop();
				stack.push(effects.call(callee, effects.argumentsIn(given, at), at, given));
				return;
			}
			case 'NEWOBJ_EX': {
				const named = stack.pop();
				const given = stack.pop();
				const callee = stack.pop();
				stack.push(effects.call(callee, [...effects.argumentsIn(given, at), named], at, given));
				return;
			}
			case 'BUILD': {
				const state = stack.pop();
				const target = stack.top;
				if (target.kind === 'call') {
					target.state = state;
				}
				effects.weightsOnly &&= takesState(target);
				this.watcher.built(target, state, at);
				return;
			}
			case 'PERSID':
				effects.persistent({ kind: 'text', text: line, cut: instruction.cut === true }, at);
				return;
			case 'BINPERSID':
				effects.persistent(stack.pop(), at);
				return;
			case 'EXT1':
			case 'EXT2':
			case 'EXT4':
				if (number <= 0) {
					throw new PickleFault(l10n.t('It asks for an extension of code {0}.', number));
				}
				stack.push(effects.extended(number, at));
				return;
			default:
				if (!gather(opcode.name, stack)) {
					stack.push(literal(instruction, effects, this.watcher));
				}
		}
	}

	private again(value: Value, at: number): Value {
		if (value.kind === 'import') {
			this.watcher.again(value, at);
		}
		return value;
	}
}

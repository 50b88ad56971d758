import type { PickleEffects } from './effects';
import { type Instruction, numberOf } from './instructions';
import { checkFloat, integerOf, latin1, rawUnicode, unquoted } from './lexical';
import { beforeEscape, closed, rawOf } from './operands';
import { type Bytes, none, numberValue, simple, type Value } from './values';
import type { Watcher } from './watcher';

/** The value that an instruction writes out. */
export function literal(instruction: Instruction, effects: PickleEffects, watcher: Watcher): Value {
	const { opcode, at, line = '' } = instruction;
	switch (opcode.name) {
		case 'NONE':
			return none;
		case 'BINFLOAT':
			return simple;
		case 'NEWTRUE':
			return numberValue(1);
		case 'NEWFALSE':
			return numberValue(0);
		case 'LONG1':
		case 'LONG4':
			return numberValue(numberOf(rawOf(instruction)));
		case 'INT':
		case 'LONG':
			return instruction.cut ? simple : numberValue(integerOf(line, opcode.name === 'LONG'));
		case 'FLOAT':
			if (!instruction.cut) {
				checkFloat(line);
			}
			return simple;

		case 'UNICODE':
			return {
				kind: 'text',
				text: rawUnicode(beforeEscape(instruction)),
				cut: instruction.cut === true,
			};
		case 'STRING':
			return effects.string(
				unquoted(instruction.cut ? closed(instruction) : line),
				instruction.cut === true,
				at,
			);
		case 'BINSTRING':
		case 'SHORT_BINSTRING': {
			const { head, place } = rawOf(instruction);
			return effects.string(
				latin1(head),
				head.length < place.end - place.start,
				at,
				{ kind: 'bytes', place },
				head,
			);
		}
		case 'BINBYTES':
		case 'SHORT_BINBYTES':
		case 'BINBYTES8':
		case 'BYTEARRAY8': {
			const { head, place } = rawOf(instruction);
			const bytes: Bytes = { kind: 'bytes', place };
			watcher.bytes(bytes, head, at);
			return bytes;
		}
		case 'NEXT_BUFFER':
			watcher.outOfBand(at);
			return simple;
		default:
			throw new Error(`no meaning for ${opcode.name}`);
	}
}

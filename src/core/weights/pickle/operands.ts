// What instructions carry: lines, bytes and names, also where the end of them was cut.
import * as l10n from '@vscode/l10n';
import { PickleFault } from './fault';
import type { Instruction, Raw } from './instructions';
import { utf8 } from './lexical';

/** A line without the escape in which it may have been cut. */
export function beforeEscape({ line = '', cut }: Instruction): string {
	return cut ? line.replace(/\\+[uUx]?[\da-fA-F]{0,7}$/, '') : line;
}

/** A line of which the end was cut, with its quote again. */
export function closed(instruction: Instruction): string {
	return beforeEscape(instruction) + (instruction.line?.[0] ?? '');
}

/** The bytes of an instruction that has some. */
export function rawOf({ raw }: Instruction): Raw {
	if (!raw) {
		throw new Error('an instruction with bytes has none');
	}
	return raw;
}

/** A line's text. Names are UTF-8 to the unpickler; what is not cannot be imported and is shown as it is. */
function nameIn(line: string): string {
	return utf8(Uint8Array.from(line, (character) => character.charCodeAt(0))) ?? line;
}

/** The module and the name that a GLOBAL or INST gives. Throws `PickleFault` where one of them is empty. */
export function namesOf({ line = '', secondLine = '' }: Instruction): [string, string] {
	if (line === '' || secondLine === '') {
		throw new PickleFault(l10n.t('It imports something without a name.'));
	}
	return [nameIn(line), nameIn(secondLine)];
}

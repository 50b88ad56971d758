import { inert, payloads } from './names';
import type { Random } from './random';
import { big, join, little, type Piece, textBytes } from './wire';

/** What stands on the stack of the machine, as far as the next opcode asks. */
type Kind = 'text' | 'number' | 'bytes' | 'mark' | 'list' | 'dict' | 'set' | 'tuple' | 'import' | 'object';

interface Machine {
	readonly stack: Kind[];
	readonly memo: Kind[];
	readonly out: Piece[];
	readonly random: Random;
	/** The opcodes may be those of protocol 4. */
	readonly modern: boolean;
}

/** A pickle that loads as far as types go: every opcode finds what it needs, and STOP comes last. */
export function pickle(random: Random, { steps = random.length(60), depth = 0 } = {}): Uint8Array {
	const protocol = random.below(6);
	const machine: Machine = { stack: [], memo: [], out: [], random, modern: protocol >= 4 };
	if (protocol >= 2) {
		machine.out.push([0x80, protocol]);
	}
	for (let at = 0; at < steps; at++) {
		step(machine, depth);
	}
	finish(machine);
	return join(...machine.out);
}

/** The same with an import of something that runs commands among it, called or only named. */
export function infectedPickle(random: Random): Uint8Array {
	const machine: Machine = { stack: [], memo: [], out: [[0x80, 4]], random, modern: true };
	const before = random.length(30);
	for (let at = 0; at < before; at++) {
		step(machine, 3);
	}
	const [module, name] = random.pick(payloads);
	importOf(machine, module, name);
	if (random.chance(0.7)) {
		machine.out.push('(', shortText('inert'), 't', 'R');
		machine.stack.splice(-1, 1, 'object');
	}
	for (let at = random.length(20); at > 0; at--) {
		step(machine, 3);
	}
	if (random.chance(0.8)) {
		finish(machine);
	}
	return join(...machine.out);
}

function step(machine: Machine, depth: number): void {
	const { stack, out, random } = machine;
	const top = stack.at(-1);
	const choice = random.below(16);
	if (choice < 6) {
		constant(machine, depth);
	} else if (choice === 6) {
		const [module, name] = random.pick(inert);
		importOf(machine, module, name);
	} else if (choice === 7) {
		out.push('(');
		stack.push('mark');
	} else if (choice === 8 && top !== undefined && top !== 'mark') {
		remember(machine, top);
	} else if (choice === 9 && machine.memo.length > 0) {
		const slot = random.below(machine.memo.length);
		out.push(random.chance(0.5) ? join('g', String(slot), '\n') : join('j', little(slot, 4)));
		stack.push(machine.memo[slot] as Kind);
	} else if (choice === 10 && stack.includes('mark')) {
		close(machine);
	} else if (choice === 11 && top !== undefined && top !== 'mark') {
		const under = stack.at(-2);
		if (under === 'list') {
			out.push('a');
			stack.pop();
		} else if (top === 'tuple' && under === 'import') {
			out.push(random.pick(['R', [0x81]]));
			stack.splice(-2, 2, 'object');
		} else if (under === 'object') {
			out.push('b');
			stack.pop();
		} else {
			out.push([0x85]);
			stack.splice(-1, 1, 'tuple');
		}
	} else if (choice === 12 && top !== undefined && top !== 'mark') {
		out.push('2');
		stack.push(top);
	} else if (choice === 13 && stack.length > 1 && top !== undefined && top !== 'mark' && top !== 'import') {
		out.push('0');
		stack.pop();
	} else if (choice === 14 && top !== undefined && top !== 'mark') {
		out.push('Q');
		stack.splice(-1, 1, 'object');
	} else {
		out.push(random.pick([']', '}', ')']));
		stack.push(({ 93: 'list', 125: 'dict', 41: 'tuple' } as const)[lastCode(out) as 93 | 125 | 41]);
	}
}

function lastCode(out: readonly Piece[]): number {
	return textBytes(out.at(-1) as string)[0] as number;
}

function constant(machine: Machine, depth: number): void {
	const { stack, out, random, modern } = machine;
	const text = random.pick(['', 'a', 'storage', 'os', 'system', 'café', 'x'.repeat(random.length(400))]);
	const bytes =
		depth < 3 && random.chance(0.1) ? pickle(random, { depth: depth + 1 }) : random.bytes(random.length(40));
	const [kind, ...pieces] = random.pick<() => readonly [Kind, ...Piece[]]>([
		() => ['number', 'K', [random.below(256)]],
		() => ['number', 'I', random.pick(['7', '0x1F', '0o17', '0b101', '01', '00', '-3']), '\n'],
		() => ['number', 'L', random.pick(['7L', '123456789012345678901234567890', '0xffL']), '\n'],
		() => ['number', 'G', big(0x3ff0000000000000n, 8)],
		() => ['number', [0x8a, 2], little(random.below(65536), 2)],
		() => ['object', 'N'],
		() => ['text', 'X', little(textBytes(text).length, 4), text],
		() => ['text', 'V', text, '\n'],
		() => ['text', "S'", text.replace(/é/g, '\\xe9'), "'\n"],
		() => (modern ? ['text', shortText(text.slice(0, 80))] : ['text', 'U', [1], 'q']),
		() => (modern ? ['bytes', 'B', little(bytes.length, 4), bytes] : ['number', 'J', random.bytes(4)]),
		() => ['object', 'P', random.pick(['1', 'key', '']), '\n'],
	])();
	out.push(...pieces);
	stack.push(kind);
}

/** SHORT_BINUNICODE. */
function shortText(text: string): Uint8Array {
	const bytes = textBytes(text);
	return join([0x8c, bytes.length], bytes);
}

function importOf(machine: Machine, module: string, name: string): void {
	const { out, random, modern } = machine;
	if (modern && random.chance(0.6)) {
		out.push(shortText(module));
		if (random.chance(0.5)) {
			machine.out.push([0x94]);
			machine.memo.push('text');
		}
		out.push(shortText(name), [0x93]);
	} else {
		out.push('c', module, '\n', name, '\n');
	}
	machine.stack.push('import');
}

/** Puts the top into the memo, at its next free index. */
function remember({ memo, out, random, modern }: Machine, top: Kind): void {
	const slot = memo.length;
	out.push(
		modern && random.chance(0.6)
			? [0x94]
			: slot < 256 && random.chance(0.6)
				? [0x71, slot]
				: random.chance(0.5)
					? join('r', little(slot, 4))
					: join('p', String(slot), '\n'),
	);
	memo.push(top);
}

/** Ends the innermost mark in a way that fits what stands above it. */
function close({ stack, out, random }: Machine): void {
	const at = stack.lastIndexOf('mark');
	const above = stack.length - at - 1;
	const under = stack[at - 1];
	const [code, kept]: readonly [string, Kind | undefined] =
		under === 'list' && random.chance(0.8)
			? ['e', undefined]
			: under === 'dict' && above % 2 === 0 && random.chance(0.8)
				? ['u', undefined]
				: above % 2 === 0 && random.chance(0.3)
					? ['d', 'dict']
					: stack[at + 1] === 'import' && random.chance(0.5)
						? ['o', 'object']
						: random.pick<readonly [string, Kind]>([
								['t', 'tuple'],
								['l', 'list'],
							]);
	out.push(code);
	stack.splice(at, stack.length - at, ...(kept === undefined ? [] : [kept]));
}

function finish(machine: Machine): void {
	while (machine.stack.includes('mark')) {
		close(machine);
	}
	if (machine.stack.length === 0) {
		machine.out.push('N');
	}
	machine.out.push('.');
}

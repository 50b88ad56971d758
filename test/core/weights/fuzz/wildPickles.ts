import { inert, payloads } from './names';
import type { Random } from './random';
import { join, little, type Piece } from './wire';

/** Opcodes without regard to what they need. */
export function wildPickle(random: Random): Uint8Array {
	const out: Piece[] = random.chance(0.7) ? [[0x80, random.below(6)]] : [];
	for (let at = random.length(200); at > 0; at--) {
		out.push(
			random.chance(0.5)
				? random.pick([
						'(',
						'0',
						'1',
						'2',
						'N',
						'Q',
						'R',
						']',
						'a',
						'b',
						'd',
						'e',
						'l',
						'o',
						's',
						't',
						'u',
						'}',
					])
				: random.chance(0.5)
					? [
							random.pick([
								0x29, 0x81, 0x85, 0x86, 0x87, 0x88, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x97, 0x98,
							]),
						]
					: argued(random),
		);
	}
	out.push(random.chance(0.8) ? '.' : '');
	return join(...out);
}

/** An opcode that has an argument, which may lie. */
function argued(random: Random): Piece {
	const length = random.chance(0.8) ? random.below(20) : random.pick([0x7fffffff, 0xffffffff, 0x80000000]);
	const bytes = random.bytes(random.below(20));
	const line = random.pick([
		'1',
		'-1',
		'0x1F',
		'0o17',
		'0b1',
		'01',
		'00',
		'10L',
		"'a\\x41\\n'",
		'"',
		'nan',
		'1e999',
		'',
		'\\ud800',
		'9'.repeat(400),
	]);
	const [module, name] = random.pick([...inert, ...payloads]);
	return random.pick<() => Piece>([
		() => join([random.pick([0x4b, 0x68, 0x71, 0x82])], [random.below(256)]),
		() => join([random.pick([0x4d, 0x83])], random.bytes(2)),
		() =>
			join(
				[random.pick([0x4a, 0x6a, 0x72, 0x84])],
				random.chance(0.5) ? random.bytes(4) : little(random.below(4), 4),
			),
		() => join([random.pick([0x47, 0x95])], random.bytes(8)),
		() =>
			join(
				[random.pick([0x43, 0x55, 0x8a, 0x8c])],
				[random.chance(0.7) ? bytes.length : random.below(256)],
				bytes,
			),
		() =>
			join(
				[random.pick([0x42, 0x54, 0x58, 0x8b])],
				little(random.chance(0.7) ? bytes.length : length, 4),
				bytes,
			),
		() =>
			join(
				[random.pick([0x8d, 0x8e, 0x96])],
				little(random.chance(0.7) ? bytes.length : length * 2 ** random.below(30), 8),
				bytes,
			),
		() => join(random.pick(['F', 'I', 'L', 'P', 'S', 'V', 'g', 'p']), line, '\n'),
		() => join(random.pick(['c', 'i']), module, '\n', name, random.chance(0.9) ? '\n' : ''),
		() => join([0x80, random.below(8)]),
	])();
}

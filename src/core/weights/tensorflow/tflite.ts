import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { Truncated, type WeightFormat } from '../format';
import { unlessPickle } from '../pickle';
import type { RangeReader } from '../reader';
import { excerpt } from '../report';
import { GraphOperators } from './graphOperators';

/** `BuiltinOperator_CUSTOM`: an operator that goes by its name. */
const custom = 32;
/** Names that the runtime itself brings. */
const brought = new Set(['TFLite_Detection_PostProcess', 'AudioSpectrogram', 'Mfcc', 'NumericVerify']);
/** More kinds of operators than there are. */
const most = 10_000;

/**
 * A model for LiteRT. Its operators are numbers, which stand for arithmetic, but for those that go by a name: code
 * that must be installed, or operators of TensorFlow. Nothing else in it is read.
 */
export const tflite: WeightFormat = unlessPickle({
	id: 'tflite',
	extensions: ['.tflite'],
	recognises: (head) => String.fromCharCode(...head.subarray(4, 8)) === 'TFL3',
	async judge({ file, report, budget }) {
		const bytes = new Blocks(file, budget);
		const operators = new GraphOperators();
		const needed = new Set<string>();
		const model = await bytes.u32(0);
		const [codes = 0, count = 0] = await vectorIn(bytes, model, 1);
		if (count > most) {
			throw new Truncated(l10n.t('The file ends where more of it is said to follow.'));
		}
		for (let at = 0; at < count; at += 1) {
			const entry = codes + 4 * at;
			const code = entry + (await bytes.u32(entry));
			const old = await fieldOf(bytes, code, 0);
			const now = await fieldOf(bytes, code, 3);
			const number = Math.max(old ? await bytes.u8(old) : 0, now ? await bytes.u32(now) : 0);
			const [start = 0, length = 0] = number === custom ? await vectorIn(bytes, code, 1) : [];
			const name = number === custom ? await bytes.text(start, Math.min(length, 200)) : '';
			if (name.startsWith('Flex')) {
				operators.add(name.slice('Flex'.length));
			}
			if (number === custom && !brought.has(name)) {
				needed.add(name);
			}
		}
		operators.report(report);
		if (needed.size > 0) {
			report.add(
				'suspicious',
				l10n.t('It needs code that is not in the file: {0}.', excerpt([...needed].join(', '))),
			);
		}
		report.unread(l10n.t('The numbers of the tensors were not read.'));
		return undefined;
	},
});

/** Where a field of a table stands; undefined where it has the default. */
async function fieldOf(bytes: Blocks, table: number, field: number): Promise<number | undefined> {
	const offsets = table - (await bytes.i32(table));
	const length = await bytes.u16(offsets);
	const offset = 4 + 2 * field < length ? await bytes.u16(offsets + 4 + 2 * field) : 0;
	return offset === 0 ? undefined : table + offset;
}

/** Where the entries of a vector or text stand, and how many there are. */
async function vectorIn(bytes: Blocks, table: number, field: number): Promise<readonly number[]> {
	const at = await fieldOf(bytes, table, field);
	if (at === undefined) {
		return [];
	}
	const vector = at + (await bytes.u32(at));
	return [vector + 4, await bytes.u32(vector)];
}

/** A file by its places, read a block at a time. Throws `Truncated` behind its end. */
class Blocks {
	private start = 0;
	private bytes: Uint8Array = new Uint8Array();

	constructor(
		private readonly file: RangeReader,
		private readonly budget: Budget,
	) {}

	async text(at: number, length: number): Promise<string> {
		return new TextDecoder().decode((await this.take(at, length)).subarray(0, length));
	}

	async u8(at: number): Promise<number> {
		return (await this.take(at, 1))[0] ?? 0;
	}

	async u16(at: number): Promise<number> {
		const [low = 0, high = 0] = await this.take(at, 2);
		return low + 256 * high;
	}

	async u32(at: number): Promise<number> {
		return (await this.i32(at)) >>> 0;
	}

	async i32(at: number): Promise<number> {
		const [a = 0, b = 0, c = 0, d = 0] = await this.take(at, 4);
		return a | (b << 8) | (c << 16) | (d << 24);
	}

	private async take(at: number, length: number): Promise<Uint8Array> {
		this.budget.step();
		if (at < 0 || at + length > this.file.size) {
			throw new Truncated(l10n.t('The file ends where more of it is said to follow.'));
		}
		if (at < this.start || at + length > this.start + this.bytes.length) {
			// What a table points to stands before and behind it.
			this.start = Math.max(0, at - 4096);
			this.bytes = await this.file.read(this.start, Math.min(this.file.size, at + 12_288));
		}
		return this.bytes.subarray(at - this.start, at - this.start + length);
	}
}

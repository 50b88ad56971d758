import { type Cursor, cursorOf } from './cursor';
import type { WeightFormat } from './format';
import { onnxRules } from './onnxRules';
import { onnxShapes } from './onnxShapes';
import { NotProtobuf, walkProtobuf } from './protobuf';
import type { RangeReader } from './reader';
import { byteAt } from './report';

/** Jumps over numbers are many, and little stands between them; a graph without numbers is read in large pieces. */
const window = { least: 8 * 1024, most: 256 * 1024 };

/**
 * A graph of operators with its numbers, or the names of the files that hold them. Operators of the standard run
 * nothing but arithmetic; those of other domains are code that must be installed. The numbers are not read.
 */
export const onnx: WeightFormat = {
	id: 'onnx',
	extensions: ['.onnx'],
	recognises: (head, file) => startsAsModel(head) && hasGraph(file),
	async judge({ file, report, budget, signal }) {
		const rules = onnxRules(report);
		try {
			await walkProtobuf(cursorOf(file, window), onnxShapes, 'ModelProto', rules.visitor, budget, signal);
			rules.finish();
		} catch (error) {
			if (!(error instanceof NotProtobuf)) {
				throw error;
			}
			report.add('malformed', error.message, byteAt(error.offset));
		} finally {
			rules.conclude();
		}
		return undefined;
	},
};

/** There is no magic number: a small version, then one of the model's next fields. */
function startsAsModel([tag, version = 0, next = 0]: Uint8Array): boolean {
	return (
		tag === 0x08 && version > 0 && version < 64 && [0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42].includes(next)
	);
}

const mostFields = 64;

/** Whether the fields of the outermost message fill the file and a graph is among them, as in no other such format. */
async function hasGraph(file: RangeReader): Promise<boolean> {
	const cursor = cursorOf(file, { least: 1024, most: 1024 });
	let graph = false;
	for (let index = 0; index < mostFields && cursor.left > 0; index++) {
		await cursor.need(Math.min(16, cursor.left));
		const tag = smallVarint(cursor);
		const value = smallVarint(cursor);
		const jumps = tag !== undefined && tag % 8 === 2;
		if (
			value === undefined ||
			(!jumps && tag !== undefined && tag % 8 !== 0) ||
			(jumps && value > cursor.left)
		) {
			return false;
		}
		graph ||= tag === 7 * 8 + 2;
		cursor.skip(jumps ? value : 0);
	}
	return graph && cursor.left === 0;
}

function smallVarint(cursor: Cursor): number | undefined {
	let value = 0;
	for (let index = 0; index < 7 && cursor.has(1); index++) {
		const [byte = 0] = cursor.take(1);
		value += (byte & 0x7f) * 2 ** (7 * index);
		if (byte < 0x80) {
			return value;
		}
	}
	return undefined;
}

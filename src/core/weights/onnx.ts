import { cursorOf } from './cursor';
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
	let at = 0;
	let graph = false;
	for (let index = 0; index < mostFields && at < file.size; index++) {
		const start = await file.read(at, at + 16);
		const tag = smallVarint(start, 0);
		const value = tag && smallVarint(start, tag.end);
		if (!tag || !value || (tag.value % 8 !== 0 && tag.value % 8 !== 2)) {
			return false;
		}
		graph ||= tag.value === 7 * 8 + 2;
		at += value.end + (tag.value % 8 === 2 ? value.value : 0);
	}
	return graph && at === file.size;
}

function smallVarint(
	bytes: Uint8Array,
	from: number,
): { readonly value: number; readonly end: number } | undefined {
	let value = 0;
	for (let index = 0; index < 7; index++) {
		const byte = bytes[from + index];
		if (byte === undefined) {
			return undefined;
		}
		value += (byte & 0x7f) * 2 ** (7 * index);
		if (byte < 0x80) {
			return { value, end: from + index + 1 };
		}
	}
	return undefined;
}

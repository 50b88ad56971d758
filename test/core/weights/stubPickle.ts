import type { WeightFormat } from '../../../src/core/weights/format';
import { weightFormats } from '../../../src/core/weights/formats';
import { type Inspecting, inspectWeights } from '../../../src/core/weights/index';
import { type RangeReader, readerOf } from '../../../src/core/weights/reader';
import type { Inspection } from '../../../src/core/weights/verdict';
import { bytesOf } from './zipBytes';

/**
 * Stands in for pickles where a test is about what they are packed in: whatever begins with `PICKLE`. `bad` makes it
 * dangerous, `key:class:count` is a storage that it refers to.
 */
export const stubPickle: WeightFormat = {
	id: 'pickle',
	recognises: (head) => String.fromCharCode(...head.subarray(0, 6)) === 'PICKLE',
	async judge({ file, report }) {
		let text = '';
		for (let at = 0; at < Math.min(file.size, 1024 * 1024); at += 4096) {
			text += String.fromCharCode(...(await file.read(at, at + 4096)));
			// What was read counts, also where reading on fails.
			if (text.includes('bad')) {
				report.imported('os', 'system');
				report.add('dangerous', 'It runs a command.');
			}
		}
		const storages = [...text.matchAll(/(\w+):(\w+):(\d+)/gu)].map(([, key = '', type = '', count]) => ({
			key,
			type,
			count: Number(count),
		}));
		return { loadsWeightsOnly: true, storages };
	},
};

/** Judges bytes with pickles that are stand-ins; an error in our own reading fails the test. */
export function inspected(
	content: Uint8Array | string | RangeReader,
	path = 'model.bin',
	settings: Partial<Inspecting> = {},
): Promise<Inspection> {
	const file =
		typeof content === 'string'
			? readerOf(path, bytesOf(content))
			: content instanceof Uint8Array
				? readerOf(path, content)
				: content;
	return inspectWeights(file, {
		signal: new AbortController().signal,
		onFault(error) {
			throw error;
		},
		formats: [
			stubPickle,
			...weightFormats.filter(({ id }) => !id.includes('pickle') && id !== 'pytorch-legacy'),
		],
		...settings,
	});
}

/** `malformed: Its checksum is wrong. (archive/data.pkl)`, strongest first. */
export const said = ({ findings }: Inspection): readonly string[] =>
	findings.map(({ level, message, where }) => `${level}: ${message}${where === '' ? '' : ` (${where})`}`);

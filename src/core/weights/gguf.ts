import * as l10n from '@vscode/l10n';
import { Overspent } from './budget';
import { cursorOf } from './cursor';
import type { Examined, WeightFormat } from './format';
import { type GgufTensor, judgePlaces, readTensor } from './ggufTensors';
import { type GgufValues, isText, isU32, NotGguf, valuesOf } from './ggufValues';
import { pieceOf, readerOf } from './reader';
import { byteAt, excerpt } from './report';
import { mostTensors } from './safetensorsHeader';

const magic = [0x47, 0x47, 0x55, 0x46];
const newestVersion = 3;
/** Pieces of the header, which has 5 to 30 MB where it holds a vocabulary. */
const window = { least: 256 * 1024, most: 2 * 1024 * 1024 };
const mostRead = 50 * 1024 * 1024;
const mostEntries = 100_000;
const longestKey = 65_535;
const longestTemplate = 1024 * 1024;
const usualAlignment = 32;
/** What a key and the description of a tensor take in memory, by estimates from above; names come on top. */
const keyBytes = 100;
const tensorBytes = 280;

/**
 * Described values, a vocabulary, then numbers. Its dangers are the chat templates, which some programs render
 * without a sandbox, and counts, lengths and places that native readers trusted. The numbers are not read.
 */
export const gguf: WeightFormat = {
	id: 'gguf',
	extensions: ['.gguf'],
	recognises: (head) => magic.every((byte, index) => head[index] === byte),
	async judge(examined) {
		try {
			await judgeGguf(examined);
		} catch (error) {
			if (!(error instanceof NotGguf)) {
				throw error;
			}
			examined.report.add('malformed', error.message, byteAt(error.offset));
		}
		return undefined;
	},
};

async function judgeGguf(examined: Examined): Promise<void> {
	const { file, report, budget, signal } = examined;
	let read = 0;
	const limited = {
		...file,
		read: (start: number, end: number) => {
			signal.throwIfAborted();
			read += Math.max(0, end - start);
			if (read > mostRead) {
				throw new Overspent(l10n.t('Its header takes more than {0} MiB.', mostRead / 1024 / 1024));
			}
			return file.read(start, end);
		},
	};
	const cursor = cursorOf(limited, window);
	await cursor.need(8);
	const start = cursor.take(8);
	if (!magic.every((byte, index) => start[index] === byte)) {
		throw new NotGguf(l10n.t('It does not begin with GGUF, as its name says.'), 0);
	}
	const { version, littleEndian } = versionOf(start);
	if (version < 1 || version > newestVersion) {
		throw new NotGguf(l10n.t('Its version is {0}; there are 1 to {1}.', version, newestVersion), 4);
	}
	if (version === 1) {
		report.add('note', l10n.t('It is of version 1, which llama.cpp reads no more.'));
	}
	const wide = version > 1;
	const values = valuesOf(cursor, { littleEndian, wide }, budget);
	const tensorCount = await values.count();
	const entryCount = await values.count();
	// A value takes a length, a type and a byte; a tensor a length, how many dimensions, a type and a place.
	const least = wide ? { entry: 13n, tensor: 24n } : { entry: 9n, tensor: 20n };
	if (entryCount * least.entry + tensorCount * least.tensor > BigInt(cursor.left)) {
		const message = l10n.t(
			'It claims {0} values and {1} tensors, more than fit into it.',
			`${entryCount}`,
			`${tensorCount}`,
		);
		report.add('malformed', message, byteAt(8));
	}
	// What is there is read all the same: a chat template may stand before the end.
	const keys = new Set<string>();
	let alignment = usualAlignment;
	for (let index = 0; index < entryCount; index++) {
		if (index === mostEntries) {
			throw new Overspent(l10n.t('It describes more than {0} values.', mostEntries));
		}
		budget.step();
		const at = cursor.at;
		const key = await keyOf(values, at, examined);
		if (keys.has(key)) {
			const message = l10n.t('{0} stands twice in it; readers take one or the other.', quoted(key));
			report.add('malformed', message, byteAt(at));
		}
		budget.hold(keyBytes + key.length);
		keys.add(key);
		const type = await values.u32();
		if (key === 'general.alignment') {
			const stated = await alignmentOf(type, values);
			if (stated === undefined) {
				report.add('malformed', l10n.t('Its alignment is no power of two from 8 on.'), byteAt(at));
			}
			alignment = stated ?? alignment;
		} else if (isTemplate(key) && isText(type)) {
			await judgeTemplate(key, await values.text(longestTemplate), examined);
		} else {
			if (isTemplate(key) && key !== 'tokenizer.chat_templates') {
				report.add('suspicious', l10n.t('{0} is no text.', quoted(key)), byteAt(at));
			}
			const passed = await values.pass(type);
			if (passed.oddTruth) {
				report.add('malformed', l10n.t('{0} is neither true nor false.', quoted(key)), byteAt(at));
			}
			if (passed.depth > 1) {
				report.add('suspicious', l10n.t('{0} has arrays in arrays.', quoted(key)), byteAt(at));
			}
		}
	}
	const tensors: GgufTensor[] = [];
	const names = new Set<string>();
	for (let index = 0; index < tensorCount; index++) {
		if (index === mostTensors) {
			throw new Overspent(l10n.t('It describes more than {0} tensors.', mostTensors));
		}
		budget.step(4);
		const at = cursor.at;
		const tensor = await readTensor(cursor, values, wide, report);
		if (names.has(tensor.name)) {
			report.add('malformed', l10n.t('Two tensors are named {0}.', quoted(tensor.name)), byteAt(at));
		}
		budget.hold(tensorBytes + tensor.name.length);
		names.add(tensor.name);
		tensors.push(tensor);
	}
	const dataStart = Math.ceil(cursor.at / alignment) * alignment;
	const dataEnd = judgePlaces(tensors, { start: dataStart, end: file.size, alignment }, report, budget);
	if (tensors.length > 0) {
		report.unread(l10n.t('The numbers of the tensors were not read.'));
	}
	if (file.size > dataEnd) {
		report.add(
			'suspicious',
			l10n.t('Behind the last tensor stand {0} bytes of no tensor.', file.size - dataEnd),
			byteAt(dataEnd),
		);
		await examined.inside(pieceOf(file, '', dataEnd, file.size), byteAt(dataEnd));
	}
}

/** A file in the other byte order has its version in the upper half, when read in this one. */
function versionOf(start: Uint8Array): { readonly version: number; readonly littleEndian: boolean } {
	const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
	const little = view.getUint32(4, true);
	return little !== 0 && (little & 0xffff) === 0
		? { version: view.getUint32(4, false), littleEndian: false }
		: { version: little, littleEndian: true };
}

async function keyOf(values: GgufValues, at: number, { report }: Examined): Promise<string> {
	const bytes = await values.text(longestKey);
	if (bytes === undefined) {
		throw new NotGguf(l10n.t('A key is longer than {0} bytes.', longestKey), at);
	}
	const key = new TextDecoder().decode(bytes);
	if (bytes.length === 0 || bytes.some((byte) => byte < 0x20 || byte > 0x7e)) {
		report.add('suspicious', l10n.t('A key is empty or not in ASCII: {0}.', quoted(key)), byteAt(at));
	}
	return key;
}

/** Undefined for what no reader can align to. */
async function alignmentOf(type: number, values: GgufValues): Promise<number | undefined> {
	if (!isU32(type)) {
		await values.pass(type);
		return undefined;
	}
	const alignment = await values.u32();
	// A power of two has one bit.
	return alignment >= 8 && (alignment & (alignment - 1)) === 0 ? alignment : undefined;
}

/** `tokenizer.chat_template`, `tokenizer.chat_template.rag`, and whatever else is named so. */
function isTemplate(key: string): boolean {
	return key.includes('chat_template');
}

async function judgeTemplate(
	key: string,
	template: Uint8Array | undefined,
	{ report, inside }: Examined,
): Promise<void> {
	if (template === undefined) {
		const message = l10n.t(
			'The chat template is longer than {0} MiB and was not judged.',
			longestTemplate / 1024 / 1024,
		);
		report.add('suspicious', message, excerpt(key));
		return;
	}
	// A copy: the window moves on.
	const { format } = await inside(readerOf('chat_template.jinja', template.slice()), key);
	if (format !== 'chat-template') {
		report.add('suspicious', l10n.t('It was not judged as a chat template.'), excerpt(key));
	}
}

function quoted(text: string): string {
	return `"${excerpt(text)}"`;
}

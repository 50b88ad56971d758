import * as l10n from '@vscode/l10n';
import { type Examined, type Outcome, Truncated, type WeightFormat } from './format';
import { ByteWindow } from './pickle/byteWindow';
import { latin1 } from './pickle/lexical';
import { StreamJudge } from './pickle/stream';
import { tensorsOf } from './pickle/tensors';
import { findNextStream } from './pickle/trailing';
import type { Value } from './pickle/values';
import { byteAt } from './report';
import { storageElementBytes } from './storageTypes';

/** 0x1950a86a20f9469cfc6c, the value of the first pickle, as a number of ten bytes and as text (protocol 0). */
const magicBytes = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
const magicText = 'L119547037146038801333356L\n';
/** Behind the protocol alone, or behind a frame, too. */
const magicPlaces = [2, 11];

/** Magic number, protocol version and system come first. Nothing in them is imported. */
const plainStreams = 3;
/** The second pickle. No torch ever wrote or reads another number. */
const protocol = 1001;
/** The fourth is what was saved. */
const contentAt = 3;
const streamsInAll = 5;
/** In a larger file the lengths of storages stand far apart, and each would be a question: there may be hundreds. */
const mostWhole = 4 * 1024 * 1024;

/**
 * What `torch.save` wrote before version 1.6: five pickles (magic number, protocol, system, object, keys of its storages)
 * and then each storage as its number of elements in eight bytes and its raw numbers (torch's `serialization.py`,
 * `_legacy_load`). The loader goes by position alone.
 */
export const pytorchLegacy: WeightFormat = {
	id: 'pytorch-legacy',
	recognises: (head) => beginsWithMagic(head),
	judge,
};

function beginsWithMagic(head: Uint8Array): boolean {
	return (
		(head[0] === 0x80 &&
			magicPlaces.some((place) => magicBytes.every((byte, at) => head[place + at] === byte))) ||
		latin1(head.subarray(0, magicText.length)) === magicText
	);
}

async function judge(examined: Examined): Promise<Omit<Outcome, 'format'>> {
	const { file, report } = examined;
	const window = new ByteWindow(file);
	const streams = new StreamJudge(examined, window);
	const { observer } = streams;
	let weightsOnly = true;
	let keys: Value | undefined;
	let content: Value | undefined;
	for (let stream = 0; stream < streamsInAll; stream++) {
		const start = window.position;
		const imports = observer.imports;
		const end = await streams.judge();
		if (stream < plainStreams && observer.imports > imports) {
			report.add(
				'dangerous',
				l10n.t(
					'It imports something in the pickles in front of its content, where torch writes plain values.',
				),
				byteAt(start),
			);
		}
		if (!end.result) {
			return {};
		}
		if (stream === 1 && !(end.result.kind === 'simple' && end.result.number === protocol)) {
			report.add('malformed', l10n.t('It is of a version that PyTorch does not read.'), byteAt(start));
		}
		weightsOnly &&= end.weightsOnly;
		content = stream === contentAt ? end.result : content;
		keys = end.result;
	}
	await judgeStorages(streams, keys);
	while (await findNextStream(streams)) {
		weightsOnly = false;
		if (!(await streams.judge()).result) {
			break;
		}
	}
	const { storages } = observer;
	const tensors = content && storages.length > 0 ? tensorsOf(content, storages) : undefined;
	return { loadsWeightsOnly: weightsOnly, storages, ...(tensors ? { tensors } : {}) };
}

/**
 * Moves the window over the storages, and checks what they say of themselves against what the tensors need; in a large
 * file only those that are at hand, and the last. At a length that differs the loader stops with an error, so the others
 * can hide nothing.
 */
async function judgeStorages(
	{ examined: { budget, report, file }, window, observer }: StreamJudge,
	keys: Value | undefined,
): Promise<void> {
	if (keys?.kind !== 'list') {
		report.add('malformed', l10n.t('Its fifth pickle is no list of storages.'));
		return;
	}
	const declared = new Map(observer.storages.map((storage) => [storage.key, storage]));
	for (const storage of observer.storages) {
		if (
			declared.get(storage.key)?.count !== storage.count ||
			declared.get(storage.key)?.type !== storage.type
		) {
			report.add('malformed', l10n.t('Its tensors disagree about the size of a storage.'));
		}
	}
	const listed = new Set<string>();
	let passed = 0;
	for (const [at, key] of keys.items.entries()) {
		budget.step();
		const storage = key.kind === 'text' ? declared.get(key.text) : undefined;
		const width = storage && storageElementBytes(storage.type);
		if (!storage || width === undefined || listed.has(storage.key)) {
			report.add(
				'malformed',
				l10n.t('It lists a storage that none of its tensors needs.'),
				byteAt(window.position),
			);
			return;
		}
		listed.add(storage.key);
		if (window.left < 8) {
			throw new Truncated(l10n.t('A storage in it is missing.'));
		}
		const { count } = storage;
		const ready = window.has(8);
		if (ready || file.size <= mostWhole || at === keys.items.length - 1) {
			// Not by the window, which would fetch numbers with it.
			const bytes = ready ? window.peek(8) : await file.read(window.position, window.position + 8);
			const stated = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true));
			if (stated !== count) {
				report.add(
					'malformed',
					l10n.t('A storage has {0} elements where its tensors need {1}.', stated, count),
					byteAt(window.position),
				);
				return;
			}
		} else {
			passed += 1;
		}
		if (count * width > window.left - 8) {
			throw new Truncated(l10n.t('A storage in it is longer than the file.'));
		}
		window.skip(8 + count * width);
		report.unread(l10n.t('The numbers of its tensors were not looked at.'));
	}
	if (passed > 0) {
		report.unread(
			l10n.t('The lengths that {0} of its storages state were not compared with its tensors.', passed),
		);
	}
	if (listed.size < declared.size) {
		report.add('malformed', l10n.t('A storage that its tensors need is missing.'));
	}
}

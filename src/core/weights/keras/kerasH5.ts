import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { type Examined, Truncated, type WeightFormat } from '../format';
import type { Attribute } from '../hdf5/attributes';
import { NotHdf5, utf8 } from '../hdf5/image';
import type { Link } from '../hdf5/links';
import { readObject, type StoredObject } from '../hdf5/objects';
import { findSuperblock, readSuperblock, type Superblock } from '../hdf5/superblock';
import { readJson } from '../jsonFile';
import { readAhead } from '../readAhead';
import { pieceOf, type RangeReader, readerOf } from '../reader';
import { byteAt, excerpt, type Report } from '../report';
import { judgeModelConfig } from './modelConfig';

/** No model has as many layers. */
const mostObjects = 100_000;
const longestPath = 400;

/**
 * HDF5, in which Keras keeps weights and, up to Keras 2, whole models with their configuration. Only its structure is
 * read: groups, attributes and links, never the numbers.
 */
export const kerasH5: WeightFormat = {
	id: 'keras-h5',
	extensions: ['.h5', '.hdf5'],
	recognises: async (head, file) => (await findSuperblock(head, file, isNamedSo(file))) !== undefined,
	async judge(examined) {
		const { head, budget, report } = examined;
		const file = await withStart(examined.file);
		const place = await findSuperblock(head, file, isNamedSo(file));
		if (place === undefined) {
			report.add('malformed', l10n.t('It does not begin as HDF5 does.'));
			return {};
		}
		await guarded(report, undefined, async () => {
			const superblock = await readSuperblock(file, place, budget);
			await judgeBorders(examined, place, superblock);
			await judgeObjects(examined, superblock);
		});
		report.unread(l10n.t('The numbers of its datasets.'));
		return {};
	},
};

function isNamedSo({ path }: RangeReader): boolean {
	return /\.(?:h5|hdf5|keras)$/i.test(path);
}

/** Descriptions stand all over a file, most of them at its start. */
const start = 2 * 1024 * 1024;

async function withStart(file: RangeReader): Promise<RangeReader> {
	const first = await file.read(0, start);
	const rest = readAhead(file);
	return {
		path: file.path,
		size: file.size,
		read: async (from, to) => (to <= first.length ? first.subarray(from, to) : rest.read(from, to)),
	};
}

/** Runs a step; where the file breaks the rules in it, or costs too much, this is an observation. */
async function guarded(report: Report, place: string | undefined, step: () => Promise<void>): Promise<void> {
	try {
		await step();
	} catch (error) {
		if (error instanceof NotHdf5 || error instanceof Truncated) {
			report.add('malformed', error.message, place);
		} else if (error instanceof Overspent) {
			report.stopped(error.message, place);
		} else {
			throw error;
		}
	}
}

/** What stands in front of the superblock and behind the end that it states belongs to something else. */
async function judgeBorders(examined: Examined, place: number, { end }: Superblock): Promise<void> {
	const { file, report } = examined;
	if (end > file.size) {
		report.add('malformed', l10n.t('It is said to have {0} bytes and has {1}.', end, file.size));
	}
	for (const [from, to] of [
		[0, place],
		[Math.min(end, file.size), file.size],
	] as const) {
		if (to > from) {
			report.add(
				'suspicious',
				l10n.t('{0} bytes in it do not belong to its HDF5 part.', to - from),
				byteAt(from),
			);
			await examined.inside(pieceOf(file, '', from, to), byteAt(from));
		}
	}
}

async function judgeObjects(examined: Examined, { image, root }: Superblock): Promise<void> {
	const { report, budget, signal } = examined;
	const waiting = [{ address: root, path: '/' }];
	const seen = new Set([root]);
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		signal.throwIfAborted();
		budget.step();
		const { address, path } = next;
		await guarded(report, path, async () => {
			const object = await readObject(image, address);
			await judgeObject(object, path, examined);
			for await (const link of object.links()) {
				const name = `${path}${path === '/' ? '' : '/'}${link.name}`.slice(0, longestPath);
				if (link.kind !== 'hard') {
					reportLink(link, name, report);
				} else if (!seen.has(link.address)) {
					if (seen.size >= mostObjects) {
						throw new Overspent(l10n.t('It has more than {0} groups and datasets.', mostObjects));
					}
					seen.add(link.address);
					waiting.push({ address: link.address, path: name });
				}
			}
		});
	}
}

function reportLink(link: Exclude<Link, { kind: 'hard' }>, name: string, report: Report): void {
	switch (link.kind) {
		case 'external':
			report.add('suspicious', l10n.t('It reads another file: {0}.', excerpt(link.file)), name);
			break;
		case 'soft':
			report.add(
				'suspicious',
				l10n.t('A name in it stands for another place: {0}.', excerpt(link.path)),
				name,
			);
			break;
		default:
			report.add(
				'suspicious',
				l10n.t('It has a link of the kind {0}, which only plug-ins read.', link.type),
				name,
			);
	}
}

async function judgeObject(object: StoredObject, path: string, examined: Examined): Promise<void> {
	const { report } = examined;
	for (const file of await object.externalFiles()) {
		report.add(
			'suspicious',
			l10n.t('The numbers of a dataset are read from another file: {0}.', excerpt(file)),
			path,
		);
	}
	if (object.virtual) {
		report.add('suspicious', l10n.t('A dataset is put together from others, perhaps of other files.'), path);
	}
	for (const filter of object.foreignFilters) {
		report.add('suspicious', l10n.t('A dataset needs the plug-in {0} to be read.', filter), path);
	}
	for (const kind of object.unknown) {
		report.add(
			'suspicious',
			l10n.t('An object of it is described in a way that is not known ({0}).', kind),
			path,
		);
	}
	for await (const read of object.attributes()) {
		await guarded(report, path, async () => judgeAttribute(await read(), path, examined));
	}
}

/** Attributes that Keras builds something from. */
const configurations = new Set(['model_config', 'training_config', 'optimizer_config', 'config']);
const longestCode = 4;

async function judgeAttribute({ name, values }: Attribute, path: string, examined: Examined): Promise<void> {
	const { report, budget } = examined;
	const place = `${path === '/' ? '' : `${path} `}${excerpt(name)}`;
	const bytes = values ?? [];
	for (const value of configurations.has(name) ? [concatenated(bytes)] : bytes) {
		const text = withoutPadding(value);
		if (text[0] === 0x80 && (text[1] ?? 0) >= 2 && (text[1] ?? 0) <= 5) {
			await examined.inside(readerOf('attribute.pkl', value.slice()), place);
		} else if (configurations.has(name) || startsAsObject(text)) {
			const own = report.within(place);
			const config = readJson(text, own, budget);
			if (config !== undefined) {
				judgeModelConfig(config, own, budget);
			}
		}
	}
}

/** A JSON object of some size that names a class. */
function startsAsObject(text: Uint8Array): boolean {
	return (
		text.length > longestCode && text[0] === 0x7b && utf8(text.subarray(0, 65_536)).includes('"class_name"')
	);
}

function withoutPadding(value: Uint8Array): Uint8Array {
	let end = value.length;
	while (end > 0 && (value[end - 1] === 0 || value[end - 1] === 0x20)) {
		end -= 1;
	}
	return value.subarray(0, end);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
	let at = 0;
	for (const piece of pieces) {
		all.set(piece, at);
		at += piece.length;
	}
	return all;
}

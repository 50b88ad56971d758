// Locks: written and read, damaged, and brought up to date.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFilePath } from '../../../src/core/hubs/addresses';
import { codeDrift } from '../../../src/core/lock/codeDrift';
import { composeLock } from '../../../src/core/lock/compose';
import { keyOf, type Lock, type LockedModel } from '../../../src/core/lock/lock';
import { readLock, writeLock } from '../../../src/core/lock/lockText';
import { hubIds } from '../../../src/core/reference';
import { noPaint } from '../../../src/core/report/paint';
import { verifiedToText } from '../../../src/core/report/verified';
import type { Property } from './property';
import { anyJson, damaged, hostileText, repositoryId } from './texts';

/** What a terminal or an editor would obey. */
const obeyed = ['\u001b', '\u202e', '\u200b', '\u2028'];

/** So many digits of base 16. */
const digits = (length: number) =>
	fc
		.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
		.map((all) => all.join(''));
/** What is not empty, without blanks around it, and holds whole characters only. */
const name = fc
	.oneof(repositoryId, hostileText)
	.map((text) => text.trim())
	.filter((text) => text !== '' && text.length < 4000);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const file = fc.record({
	path: fc.oneof(fc.constantFrom('config.json', 'unet/a b.bin', ' a'), hostileText).filter(isFilePath),
	size: optional(fc.nat()),
	sha256: optional(digits(64)),
	gitBlob: optional(digits(40)),
});

const model = fc.record({
	hub: fc.constantFrom(...hubIds),
	id: name,
	revision: optional(name),
	commit: optional(digits(40)),
	version: name,
	licenses: optional(fc.array(name, { maxLength: 3 })),
	licenseName: optional(name),
	files: optional(fc.uniqueArray(file, { maxLength: 4, selector: ({ path }) => path })),
});

/** Without what is not there, as the reader gives it. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const lock: fc.Arbitrary<Lock> = fc
	.uniqueArray(model, { maxLength: 4, selector: (one) => keyOf(one as LockedModel) })
	.map((models) => ({ models: plain(models) as LockedModel[] }));

/** Without places, files in order. */
const facts = ({ models }: Lock) =>
	models
		.map(({ place: _, ...one }) => ({
			...one,
			...(one.files ? { files: [...one.files].sort((a, b) => (a.path < b.path ? -1 : 1)) } : {}),
		}))
		.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

export const locks: readonly Property[] = [
	{
		name: 'locks: what is written is read back as it was, and is the same text again',
		share: 40,
		few: 300,
		property: fc.property(lock, (one) => {
			const text = writeLock(one);
			const read = readLock(text, 'weightwise.lock');
			assert.deepEqual(read.faults, []);
			assert.deepEqual(facts(read.lock as Lock), facts(one));
			assert.equal(writeLock(read.lock as Lock), text);
			assert.equal(
				obeyed.some((mark) => text.includes(mark)),
				false,
			);
		}),
	},
	{
		name: 'locks: a damaged one is used or left, never an error, and what is used can be written and told',
		share: 40,
		few: 200,
		property: fc.property(
			fc.oneof(
				damaged(lock.map(writeLock)),
				anyJson.map((value) => JSON.stringify(value) ?? ''),
			),
			(text) => {
				const { lock: read } = readLock(text, 'weightwise.lock');
				if (read) {
					assert.deepEqual(facts(readLock(writeLock(read), 'a').lock as Lock), facts(read));
					const { drifts, unchecked } = codeDrift(
						read,
						{ models: [], guessed: [], open: [] },
						{ whole: true, shown: 'a' },
					);
					assert.equal(drifts.length, read.models.length);
					const report = { lock: 'a', models: 1, parts: [], drifts, unchecked, read: { files: 0, bytes: 0 } };
					const shown = verifiedToText(report, noPaint);
					assert.equal(
						obeyed.some((mark) => shown.includes(mark)),
						false,
					);
				}
			},
		),
	},
	{
		name: 'locks: where nothing is told, nothing is lost',
		share: 20,
		few: 100,
		property: fc.property(lock, fc.boolean(), (one, whole) => {
			const loaded = one.models.map(({ hub, id, revision }) => ({
				...{ hub, id, ...(revision === undefined ? {} : { revision }) },
				lookup: { state: 'unreachable' as const, reason: '' },
				loads: [],
			}));
			assert.deepEqual(facts(composeLock(one, { models: loaded, guessed: [] }, whole).lock), facts(one));
		}),
	},
];

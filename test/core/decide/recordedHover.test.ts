import assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import { formatBytes, formatCount, formatDay } from '../../../src/core/decide/units';
import { licenseOf } from '../../../src/core/licenses/licenses';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import { toPlainHover } from '../../../src/core/report/hover';
import type { JsonObject } from '../../hub/facts';
import { evidence, load, now, resolved } from '../builders';
import { fakeHost } from '../fakeHost';
import { readRecorded, recordedModels, withoutEach } from './recorded';

/** What the hover says below its first line, which repeats the id. */
function hoverOf(info: JsonObject, id: string): string {
	const lookup: Lookup = { state: 'found', model: readRecorded(info), evidence };
	const one = resolved(lookup, [load()], { id });
	const findings = checkReferences([one], { rules: {} }, fakeHost().log, { now });
	const lines = toPlainHover(one, findings, { now }).split('\n').slice(1);
	// `no` is a language too.
	return lines.join('\n').replaceAll(id, '').replaceAll('no licence text', '');
}

/** The words that the hover takes from a field; whether a longer text holds one is asked at its borders. */
const figures: Readonly<Record<string, (model: ModelInfo) => readonly (string | undefined)[]>> = {
	downloads: ({ downloads }) => [downloads === undefined ? undefined : `${formatCount(downloads)} downloads`],
	likes: ({ likes }) => [likes === undefined ? undefined : `${formatCount(likes)} likes`],
	lastModified: ({ lastModified }) => [`last change ${formatDay(lastModified ?? '')}`],
	createdAt: ({ createdAt }) => [`created ${formatDay(createdAt ?? '')}`],
	sha: ({ commit }) => [commit?.slice(0, 7)],
	siblings: ({ files = [], remoteCode = [] }) =>
		files
			// The configuration names these too.
			.filter(({ path }) => !remoteCode.includes(path))
			.flatMap(({ path, size }) => [size ? formatBytes(size) : undefined, path]),
	safetensors: ({ parameters }) => [parameters && formatCount(parameters.total)],
	pipeline_tag: ({ task }) => [task],
	'config.architectures': ({ architectures = [] }) => architectures,
	'config.auto_map': ({ remoteCode = [] }) => remoteCode,
	'cardData.license': ({ licenses = [] }) => licenses.map((id) => licenseOf(id)?.name ?? id),
	'cardData.license_name': ({ licenseName }) => [licenseName],
	// Their codes are also words: `it`, `is`.
	'cardData.language': ({ languages = [] }) => languages.flatMap((code) => [`· ${code}`, `, ${code}`]),
	'cardData.base_model': ({ baseModels = [] }) => baseModels,
	'cardData.datasets': ({ datasets = [] }) => datasets,
};

function holds(text: string, figure: string): boolean {
	const plain = figure.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	return new RegExp(`(?<![\\w.-])${plain}(?![\\w-])`).test(text);
}

/** `1.2` of "1.2 M": what was not stated must not become a nought. */
function numbersIn(text: string): readonly string[] {
	return text.match(/\d+(?:[.,]\d+)*/g) ?? [];
}

suite('the hover of recorded models', () => {
	test('each figure is shown somewhere, so that its absence means something', () => {
		const shown = new Set<string>();
		for (const { id, info } of recordedModels()) {
			const text = hoverOf(info, id);
			for (const [field, figuresOf] of Object.entries(figures)) {
				if (figuresOf(readRecorded(info)).some((figure) => figure && holds(text, figure))) {
					shown.add(field);
				}
			}
		}
		// The card's datasets are only counted as there or not; well-known own licences are shown by their full names.
		assert.deepEqual(
			Object.keys(figures).filter((field) => !shown.has(field)),
			['cardData.license_name', 'cardData.datasets'],
		);
	});

	for (const { id, info } of recordedModels()) {
		test(`${id}: what is deleted is not shown`, () => {
			const model = readRecorded(info);
			const before = numbersIn(hoverOf(info, id));
			for (const [deleted, rest] of withoutEach(info)) {
				const text = hoverOf(rest, id);
				assert.deepEqual(
					numbersIn(text).filter((number) => !before.includes(number)),
					[],
					`without ${deleted} there are new numbers:\n${text}`,
				);
				for (const [field, figuresOf] of Object.entries(figures)) {
					const gone = field === deleted || field.startsWith(`${deleted}.`);
					// The tag that the hub made of the card's licence stays when the card goes.
					if (!gone || (deleted === 'cardData' && field === 'cardData.license')) {
						continue;
					}
					for (const figure of figuresOf(model)) {
						assert.ok(!figure || !holds(text, figure), `without ${deleted}: ${figure}\n${text}`);
					}
				}
			}
		});
	}
});

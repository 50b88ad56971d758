import * as l10n from '@vscode/l10n';
import { reasonText } from '../detect/unknowns';
import { printable } from '../printable';
import { taskWithoutModel } from '../rules/pipelineDefaults';
import { inSentences } from '../wording';
import type { FileReferences } from './checked';
import { place } from './json';
import { createLineIndex } from './lineIndex';
import { jsonText } from './lines';
import type { Paint } from './paint';
import { counted, unknownWords } from './summaryText';
import { placeOf } from './text';

/** `refs --unknown --format json`: one entry a load, in the order of the files and their text. */
export function unknownToJson(files: readonly FileReferences[]): string {
	const entries = files.flatMap(({ path, text, unknown = [] }) => {
		const lines = createLineIndex(text);
		return unknown.map(({ span, library, call, reason }) => ({
			path,
			...place(lines, span),
			text: text.slice(span.start, Math.min(span.end, span.start + 200)),
			call,
			library,
			reason,
		}));
	});
	return jsonText(entries);
}

/**
 * `app/model.py:12:34  name  AutoModel.from_pretrained  it comes from the environment`, one line a load, and how many
 * loads there are: those that name a model and those that leave it to their library too, where the files tell of these.
 */
export function unknownToText(files: readonly FileReferences[], paint: Paint): string {
	const lines = files.flatMap(({ path, text, unknown = [] }) => {
		const index = createLineIndex(text);
		return unknown.map(({ span, call, reason }) =>
			[
				paint.dim(placeOf(path, index, span.start)),
				paint.bold(printable(text.slice(span.start, Math.min(span.end, span.start + 60)))),
				printable(call),
				reasonText(reason),
			].join('  '),
		);
	});
	lines.push(countsOf(files, lines.length));
	return `${lines.join('\n')}\n`;
}

/** How many loads are seen, and how many of them do not say their model. */
function countsOf(files: readonly FileReferences[], unknown: number): string {
	const byDefault = files.flatMap(({ calls = [] }) =>
		calls.filter((call) => taskWithoutModel(call) !== undefined),
	).length;
	const naming = files.reduce((sum, file) => sum + namingCalls(file), 0);
	const seen = naming + unknown + byDefault;
	return inSentences(
		seen === 0
			? l10n.t('No load of a model is seen.')
			: counted(seen, l10n.t('1 load is seen.'), (count) => l10n.t('{0} loads are seen.', count)),
		seen > 0 && seen === naming ? l10n.t('Every load that is seen names its model.') : '',
		unknownWords(unknown),
		counted(byDefault, l10n.t('1 load names no model: its library loads a default.'), (count) =>
			l10n.t('{0} loads name no model: their libraries load a default.', count),
		),
	);
}

/** The calls of one file that name a model: a call that may load one of several, or several, is one. */
function namingCalls({ references }: FileReferences): number {
	const loads = references.flatMap((one) =>
		one.kind === 'model' && one.role !== 'mention' ? one.loads : [],
	);
	return new Set(loads.map(({ span }) => span.start)).size;
}

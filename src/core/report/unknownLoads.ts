import * as l10n from '@vscode/l10n';
import { reasonText } from '../detect/unknowns';
import { printable } from '../printable';
import type { FileReferences } from './checked';
import { place } from './json';
import { createLineIndex } from './lineIndex';
import { jsonText } from './lines';
import type { Paint } from './paint';
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

/** `app/model.py:12:34  name  AutoModel.from_pretrained  it comes from the environment`, one line a load. */
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
	lines.push(
		lines.length === 0
			? l10n.t('Every load that is seen names its model.')
			: lines.length === 1
				? l10n.t('The model of 1 load is not known from the text.')
				: l10n.t('The models of {0} loads are not known from the text.', lines.length),
	);
	return `${lines.join('\n')}\n`;
}

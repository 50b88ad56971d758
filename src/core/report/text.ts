import * as l10n from '@vscode/l10n';
import { cutAfter, printable } from '../printable';
import type { ModelReference, ReferenceKind, Role } from '../reference';
import { inList } from '../wording';
import type { Coverage, FileReferences } from './checked';
import { createLineIndex, type LineIndex } from './lineIndex';
import type { Paint } from './paint';
import { referenceFacts } from './referenceFacts';
import { counted, filesWords } from './summaryText';

/**
 * `app/model.py:12:34  org/name  load  AutoModel.from_pretrained  main`, one line a reference, and what it came to.
 * @param coverage How many files were read, where that is known.
 */
export function referencesToText(
	files: readonly FileReferences[],
	paint: Paint,
	coverage?: Coverage,
): string {
	const lines: string[] = [];
	for (const { path, text, references } of files) {
		const index = createLineIndex(text);
		for (const reference of references) {
			const place = placeOf(path, index, reference.span.start);
			lines.push([paint.dim(place), paint.bold(named(reference.id)), ...words(reference)].join('  '));
		}
	}
	const models = new Set(
		files.flatMap(({ references }) =>
			references.filter(({ kind }) => kind === 'model').map(({ hub, id }) => `${hub} ${id}`),
		),
	);
	const naming = files.filter(({ references }) => references.some(({ kind }) => kind === 'model'));
	const what = [
		...(countsByKind(files) ?? [l10n.t('No models found')]),
		counted(models.size, l10n.t('1 model'), (count) => l10n.t('{0} models', count)),
		...filesWords(naming.length, coverage),
	];
	lines.push(l10n.t('{0}.', inList(what)));
	return `${lines.join('\n')}\n`;
}

/** How many references there are, by what they name where that is not models alone; undefined for none. */
function countsByKind(files: readonly FileReferences[]): string[] | undefined {
	const all = files.flatMap(({ references }) => references);
	const count = (wanted: ReferenceKind) => all.filter(({ kind }) => kind === wanted).length;
	const models = count('model');
	if (models === all.length) {
		const line = counted(models, l10n.t('1 reference'), (many) => l10n.t('{0} references', many));
		return line === '' ? undefined : [line];
	}
	return [
		counted(models, l10n.t('1 reference to a model'), (many) => l10n.t('{0} references to models', many)),
		counted(count('dataset'), l10n.t('1 reference to a dataset'), (many) =>
			l10n.t('{0} references to datasets', many),
		),
		counted(count('space'), l10n.t('1 reference to a space'), (many) =>
			l10n.t('{0} references to spaces', many),
		),
	];
}

/** A name as it is written, up to a length that no name has. */
const named = (text: string) => cutAfter(printable(text), 300);

function words(reference: ModelReference): string[] {
	const { revision, pinned, call } = referenceFacts(reference);
	return [
		kindWord(reference.kind === 'model' ? reference.role : reference.kind),
		reference.hub === 'huggingface' ? '' : reference.hub,
		named(call ?? ''),
		revision !== null
			? pinned
				? l10n.t('pinned {0}', revision.slice(0, 7))
				: named(revision)
			: pinned === null
				? l10n.t('revision not known')
				: '',
	].filter((word) => word !== '');
}

/** What it is, as a word of the user's language. */
function kindWord(kind: Role | Exclude<ReferenceKind, 'model'>): string {
	const all: Readonly<Record<typeof kind, string>> = {
		load: l10n.t('load'),
		constant: l10n.t('constant'),
		mention: l10n.t('mention'),
		dataset: l10n.t('dataset'),
		space: l10n.t('space'),
	};
	return all[kind];
}

/** `app/model.py:12:34`. */
export function placeOf(path: string, index: LineIndex, offset: number): string {
	const { line, col } = index.position(offset);
	return `${cutAfter(printable(path), 4096)}:${line}:${col}`;
}

import * as l10n from '@vscode/l10n';
import { formatsOf, unclearFiles } from '../decide/fileFormats';
import type { LoadedWeights } from '../decide/loadedWeights';
import { formatBytes, formatDay } from '../decide/units';
import { baseName, totalSize, weightFormat } from '../decide/weightFiles';
import type { Finding } from '../finding';
import type { ModelFile, ModelInfo } from '../model';
import { isUnrecorded } from '../unrecorded';
import { inspectionOf, type KeptInspection, worstFirst } from '../weights/inspections';
import { type Line, saidAbove } from './hoverLines';
import type { ReadByLoad } from './hoverLoads';
import { verdictWord } from './inspected';
import type { Mark } from './signs';
import type { Style } from './style';

type Inspected = readonly KeptInspection[] | undefined;

/** What is said of the weights elsewhere. */
interface Told {
	readonly findings: readonly Finding[];
	/** Those of them that the editor shows above. */
	readonly above?: readonly Finding[];
	readonly inspected?: Inspected;
}

/**
 * What a load would read of the weights, how far the hub's scanners are, and what our own reading found where somebody
 * asked for it; without a load, what is there to read.
 */
export function weightsLine(
	model: ModelInfo,
	read: ReadByLoad | undefined,
	{ findings, above = [], inspected }: Told,
	style: Style,
): Line {
	const own = inspectedWords(model, read, inspected, style);
	const said = own ? `${scanWords(model)} · ${own.text}` : scanWords(model);
	const line = (mark: Mark, text: string): Line => ({ mark: own?.mark ?? mark, text: `${text} · ${said}` });
	if (!read) {
		if (!model.files) {
			return line('○', noFilesText(model));
		}
		return onlyPickles(model.files)
			? line('!', l10n.t('Weights: only pickle in the repository; can run code when opened'))
			: line(' ', l10n.t('Weights: {0} in the repository', formatsInWords(model)));
	}
	const { load, weights } = read;
	switch (weights.state) {
		case 'nothing':
			return load.reads === 'remote'
				? { mark: ' ', text: l10n.t('Weights: this call loads none; the model runs elsewhere') }
				: { mark: ' ', text: l10n.t('Weights: this call reads none') };
		case 'none':
			return line('○', l10n.t('Weights: none known that this call would read ({0})', formatsInWords(model)));
		case 'unknown':
			if (!model.files && isUnrecorded(model, 'siblings')) {
				return line('○', noFilesText(model));
			}
			return line(
				'○',
				l10n.t('Weights: not known, {0} (in the repository: {1})', weights.reason, formatsInWords(model)),
			);
		case 'files': {
			const files = filesInWords(weights.files, style);
			if (weights.format === 'pickle') {
				const mark = findings.some(({ rule }) => rule === 'pickle-weights') ? '!' : '○';
				return above.some(({ rule }) => rule === 'pickle-weights')
					? line(mark, l10n.t('Weights: pickle ({0})', files))
					: line(mark, l10n.t('Weights: pickle ({0}); can run code when opened', files));
			}
			return weights.format === 'safetensors'
				? line('✓', l10n.t('Weights: safetensors ({0})', files))
				: line(' ', l10n.t('Weights: {0}', files));
		}
	}
}

/** A line of its own when scanners flag something; about files this load does not read it is only a remark. */
export function flaggedLine(
	{ scan }: ModelInfo,
	weights: LoadedWeights | undefined,
	{ findings, above = [] }: Told,
	style: Style,
): Line | undefined {
	const told = (finding: Finding): Line =>
		above.includes(finding) ? saidAbove([finding], style) : { mark: '✕', text: style.words(finding.message) };
	const [first] = scan?.issues ?? [];
	if (!scan || !first) {
		// Our own reading may have found what the scanners did not.
		const own = findings.find(({ rule }) => rule === 'flagged-file');
		return own && told(own);
	}
	const read = weights?.state === 'files' ? new Set(weights.files.map(({ path }) => path)) : undefined;
	const hit = read ? scan.issues.find(({ path }) => read.has(path)) : first;
	// A configuration, code, or a whole repository: the rule knows what else is read.
	const finding = hit ? undefined : findings.find(({ rule }) => rule === 'flagged-file');
	if (finding) {
		return told(finding);
	}
	const shown = hit ?? first;
	const file = style.code(shown.path);
	const level = style.words(shown.level);
	const more = scan.issues.length - 1;
	const text = hit
		? l10n.t("The hub's scanners call {0} {1}", file, level)
		: l10n.t("The hub's scanners call {0} {1}; this load does not read it", file, level);
	return {
		mark: hit ? '✕' : '○',
		text: more > 0 ? l10n.t('{0}; {1} more files are flagged', text, more) : text,
	};
}

/** Three answers, kept apart: something found, nothing found, not finished; or no statement at all. */
function scanWords(model: ModelInfo): string {
	const { scan } = model;
	if (!scan) {
		return isUnrecorded(model, 'securityRepoStatus')
			? l10n.t('scanners: not recorded here')
			: l10n.t('scanners: not stated');
	}
	if (scan.issues.length > 0) {
		return l10n.t('scanners: {0} flagged', scan.issues.length);
	}
	return scan.done ? l10n.t('scanners: nothing found') : l10n.t('scanners: not finished');
}

/** `inspected 2026-11-26: loads under weights_only`; undefined where nobody had these files read. */
function inspectedWords(
	{ commit, files = [] }: ModelInfo,
	read: ReadByLoad | undefined,
	inspected: Inspected,
	style: Style,
): { readonly text: string; readonly mark?: Mark } | undefined {
	const chosen = read?.weights.state === 'files' ? read.weights.files : files;
	const found = worstFirst(chosen.flatMap((file) => inspectionOf(inspected, commit, file) ?? []));
	const [worst] = found;
	if (!worst) {
		return undefined;
	}
	const day = formatDay(new Date(worst.readAt).toISOString()) ?? '';
	const { verdict, file } = worst.inspection;
	if (verdict !== 'safe') {
		const text = l10n.t('inspected {0}: {1}, {2}', day, style.code(baseName(file)), verdictWord(verdict));
		return verdict === 'dangerous' ? { text, mark: '✕' } : { text };
	}
	const whole = found.length === chosen.length;
	const strict = whole && found.every(({ inspection }) => inspection.loadsWeightsOnly);
	return {
		text: strict
			? l10n.t('inspected {0}: loads under weights_only', day)
			: l10n.t('inspected {0}: safe ({1} files)', day, found.length),
	};
}

function filesInWords(files: readonly ModelFile[], style: Style): string {
	const [first] = files;
	const size = totalSize(files);
	const named =
		files.length === 1 && first
			? style.code(baseName(first.path))
			: l10n.t('{0} files, {1} …', files.length, style.code(first ? first.path : ''));
	return size === undefined
		? l10n.t('{0}, size not stated', named)
		: l10n.t('{0}, {1}', named, formatBytes(size));
}

/** The line about weights where there is no list of files. */
export function noFilesText(model: ModelInfo): string {
	return isUnrecorded(model, 'siblings')
		? l10n.t('Weights: files not recorded here')
		: l10n.t('Weights: files not stated');
}

/** True when all weights of a repository are pickles. */
export function onlyPickles(files: readonly ModelFile[] | undefined): boolean {
	const formats = new Set(files?.map(({ path }) => weightFormat(path)));
	formats.delete(undefined);
	return formats.size === 1 && formats.has('pickle');
}

/** `pickle, safetensors`: the formats of the weights in a repository. */
export function formatsInWords(model: Pick<ModelInfo, 'files' | 'unrecorded'>): string {
	const { files } = model;
	if (!files) {
		return isUnrecorded(model, 'siblings') ? l10n.t('files not recorded here') : l10n.t('files not stated');
	}
	const unclear = unclearFiles(files).length;
	const known = formatsOf(files) ?? l10n.t('no file that is known as weights');
	return unclear > 0 && formatsOf(files) === undefined
		? l10n.t('{0}; names that do not tell: {1}', known, unclear)
		: known;
}

import * as l10n from '@vscode/l10n';
import { isReadBeside, isRun } from '../decide/loadedFiles';
import { loadedWeights } from '../decide/loadedWeights';
import { weightFormat } from '../decide/weightFiles';
import type { ModelFile, RepositoryScan } from '../model';
import type { KeptInspection } from '../weights/inspections';
import { excerpt } from '../weights/report';
import { firstOf, inSentences } from '../wording';
import { asOfNote, isUsedModel, type KnownLoad, knownLoads } from './facts';
import { dayOfReading, readingsOf } from './inspectedFiles';
import type { Issue, Rule, RuleContext } from './rule';

type Flagged = RepositoryScan['issues'];

/** `certain`: the load reads the flagged files; else it may. */
interface FlaggedLoad extends KnownLoad {
	/** What the hub's scanners flag. */
	readonly files: Flagged;
	readonly certain: boolean;
	/** What our own reading calls dangerous. */
	readonly own: readonly KeptInspection[];
}

export const flaggedFile: Rule = {
	id: 'flagged-file',
	severity: 'error',
	tags: ['safety'],
	docs: {
		when: 'A scanner of the hub flags a file that this very call reads, or our own reading calls it dangerous, where somebody asked for that (`weightwise inspect`, or in the editor): what was found in a file of a commit is kept and counts from then on, beside the scanners. The worse of both counts. That is: the weights it would choose, the one file it names, the configuration or tokenizer, code that it trusts, and every file where the whole repository is downloaded. A flagged file that is not read is left alone. Where it is not known which weights are read, something is said only when all weights of the repository are flagged. A file that was not scanned or not inspected is not safer for it.',
		why: 'A flagged file may run code when it is opened, or holds what scanners know to be malicious.',
		fix: 'Do not load it. Read what the scanners say on the page of the file, load safetensors of the same weights where the call can, pin a revision without that file, or choose another model.',
		example: 'model = AutoModel.from_pretrained("org/with-a-malicious-pickle", use_safetensors=False)',
		after: 'model = AutoModel.from_pretrained("org/with-a-malicious-pickle", use_safetensors=True)',
		source:
			'The list `securityRepoStatus.filesWithIssues` of the hub’s model object, with its levels as they are; and the verdict `dangerous` of `weightwise inspect` at the same commit.',
	},
	*check({ resolved, answers }: RuleContext): Iterable<Issue> {
		if (!isUsedModel(resolved)) {
			return;
		}
		const flagged = knownLoads(resolved).flatMap(
			(one) => flaggedIn(one, answers.of(resolved.reference).inspected) ?? [],
		);
		const [first] = [...flagged].sort((a, b) => Number(b.certain) - Number(a.certain));
		if (first) {
			yield {
				message: inSentences(messageOf(resolved.reference.id, first), asOfNote(first.known)),
				loads: flagged.map(({ load }) => load),
			};
		}
	},
};

function messageOf(id: string, { files, certain, own }: FlaggedLoad): string {
	const found = own.length > 0 ? ownSentence(own) : '';
	if (files.length === 0) {
		return l10n.t('{0}: {1} Do not load it.', id, found);
	}
	const all = firstOf(
		files.map(({ path, level }) => l10n.t('{0} ({1})', path, level)),
		mostFiles,
	);
	const scanned = certain
		? l10n.t(
				"{0}: the hub's scanners flag what is loaded here: {1}. Do not load it before you know why; its page on the hub says what was found.",
				id,
				all,
			)
		: l10n.t(
				"{0}: the hub's scanners flag all of its weights, which this may read: {1}. Do not load it before you know why; its page on the hub says what was found.",
				id,
				all,
			);
	return inSentences(scanned, found);
}

/** `Our own reading of a.bin (2026-11-26), which is loaded here: Dangerous: …` */
function ownSentence([first, ...more]: readonly KeptInspection[]): string {
	if (!first) {
		return '';
	}
	const { inspection } = first;
	const name = excerpt(inspection.file);
	return more.length > 0
		? l10n.t(
				'Our own reading ({0}) of {1} and {2} more files that are loaded here: {3}',
				dayOfReading(first),
				name,
				more.length,
				inspection.sentence,
			)
		: l10n.t(
				'Our own reading ({0}) of {1}, which is loaded here: {2}',
				dayOfReading(first),
				name,
				inspection.sentence,
			);
}

/** More files than these are counted. */
const mostFiles = 3;

function flaggedIn(
	{ load, known }: KnownLoad,
	inspected: readonly KeptInspection[] | undefined,
): FlaggedLoad | undefined {
	const issues = known.model.scan?.issues ?? [];
	if (issues.length === 0 && !inspected?.length) {
		return undefined;
	}
	const weights = loadedWeights(load, known.model.files);
	const chosen = new Set(weights.state === 'files' ? weights.files.map(({ path }) => path) : []);
	const isRead = ({ path }: Pick<ModelFile, 'path'>) =>
		load.reads === 'snapshot' ||
		chosen.has(path) ||
		isReadBeside(load, path) ||
		isRun(load, known.model, path);
	const own = readingsOf(inspected, known.model, (known.model.files ?? []).filter(isRead)).filter(
		({ inspection }) => inspection.verdict === 'dangerous',
	);
	const read = issues.filter(isRead);
	if (read.length > 0 || own.length > 0) {
		return { load, known, files: read, certain: true, own };
	}
	const weighed = (known.model.files ?? []).filter(({ path }) => weightFormat(path) !== undefined);
	const flagged = new Set(issues.map(({ path }) => path));
	const all = weighed.length > 0 && weighed.every(({ path }) => flagged.has(path));
	return weights.state === 'unknown' && all
		? {
				...{ load, known, certain: false, own: [] },
				files: issues.filter(({ path }) => weightFormat(path) !== undefined),
			}
		: undefined;
}

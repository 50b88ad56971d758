import * as l10n from '@vscode/l10n';
import { type LoadedWeights, loadedWeights } from '../decide/loadedWeights';
import { formatBytes } from '../decide/units';
import { baseName, totalSize } from '../decide/weightFiles';
import type { Edit, Fix } from '../finding';
import { setArgument } from '../fixes';
import type { ModelFile } from '../model';
import type { Load } from '../reference';
import { firstOf, inSentences } from '../wording';
import { isConvertible } from './conversion';
import { asOfNote, isUsedModel, type KnownModel, knownLoads, knownModel } from './facts';
import { inspectedNote } from './inspectedFiles';
import { offerOf } from './offeredConversion';
import { readWithoutSafetensors, torchNote } from './pickleReaders';
import { mayIgnoreRevision } from './revision';
import type { Issue, Rule, RuleContext } from './rule';

/** A load that reads pickles. */
interface PickledLoad {
	readonly load: Load;
	readonly known: KnownModel;
	readonly weights: Extract<LoadedWeights, { state: 'files' }>;
	/** Why it does, where safetensors are there and nothing in the call is against them. */
	readonly because?: string;
}

export const pickleWeights: Rule = {
	id: 'pickle-weights',
	severity: 'warning',
	tags: ['safety'],
	docs: {
		when: "What this very call would load is a pickle: judged by the files at its revision, the library's order of preference, and `use_safetensors`, `variant`, `subfolder` and `filename`. Pickles that lie in the repository but are not read, and tokenizers, are left alone. So are loads whose options or files are not known. Where the project declares a torch below 2.6, the message says what that means.",
		why: 'Opening a pickle can run any code its author put into it.',
		fix: "Where safetensors of the same weights are at that revision, the fix has them loaded. Where there are none and a pull request that is open offers them, the headers of both are compared by small ranges of the files: where names, shapes and types of all tensors agree, the fix pins the pull request's commit, and says so; where they differ, the message names differences and nothing is offered; where they could not be compared, the fix says that. A call that trusts the repository's code is offered no pull request. Else choose a model that has safetensors. What `weightwise inspect` found in the pickle is said, too.",
		example: 'model = AutoModel.from_pretrained("org/name", use_safetensors=False)',
		after: 'model = AutoModel.from_pretrained("org/name", use_safetensors=True)',
		source:
			'The order of preference of transformers, diffusers, peft and sentence-transformers as their code has it. The pull requests that the hub lists as open, with safetensors in their title; that of the hub’s own converter comes first. CVE-2025-32434: torch below 2.6 runs code even with `weights_only=True`; transformers refuses it since 4.52. Below 4.30 transformers does not require the package safetensors, and reads pickles without it.',
	},
	asks: {
		question: 'conversion',
		of: (resolved) => isUsedModel(resolved) && knownLoads(resolved).some(isConvertible),
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, declared } = context;
		if (!isUsedModel(resolved)) {
			return;
		}
		const pickled: PickledLoad[] = [];
		for (const { load, lookup } of resolved.loads) {
			const known = knownModel(lookup);
			// Of a computed revision, and of another repository in its place, it is not known which files are there.
			const judged =
				known &&
				load.revision.state !== 'unknown' &&
				!mayIgnoreRevision(load) &&
				(load.reads === 'weights' || load.reads === 'file');
			const weights = judged ? loadedWeights(load, known.model.files) : undefined;
			if (known && weights?.state === 'files' && weights.format === 'pickle') {
				pickled.push({ load, known, weights });
			} else if (known && weights?.state === 'files' && weights.format === 'safetensors') {
				const read = readWithoutSafetensors(declared, load, known.model.files);
				pickled.push(...(read ? [{ load, known, ...read }] : []));
			}
		}
		const [first] = pickled;
		if (first) {
			const own = fixOf(pickled, context);
			const offer = own ? undefined : offerOf(pickled, context);
			const fix = own ?? offer?.fix;
			yield {
				message: messageOf(context, first, own !== undefined, offer?.sentence),
				loads: pickled.map(({ load }) => load),
				fixes: fix ? [fix] : [],
			};
		}
	},
};

function messageOf(
	{ resolved, declared, answers }: RuleContext,
	pickled: PickledLoad,
	fixable: boolean,
	offered: string | undefined,
): string {
	const { load, known, weights, because } = pickled;
	const { inspected } = answers.of(resolved.reference);
	const sentences = [
		whatIsRead(resolved.reference.id, load, filesInWords(weights.files)),
		inspectedNote(inspected, known.model, weights.files),
		torchNote(declared, load, weights.files),
		because ?? offered ?? whatCanBeDone(load, known, weights, fixable),
	];
	return inSentences(...sentences, asOfNote(known));
}

/** A class that is chosen while the program runs may read the weights of another framework. */
function whatIsRead(id: string, { call }: Load, files: string): string {
	return /[([]/.test(call)
		? l10n.t('{0} may be loaded here from pickle ({1}), which can run code.', id, files)
		: l10n.t('{0} is loaded here from pickle ({1}), which can run code.', id, files);
}

function whatCanBeDone(
	load: Load,
	{ model }: KnownModel,
	{ safetensors }: PickledLoad['weights'],
	fixable: boolean,
): string {
	if (safetensors) {
		const files = filesInWords(safetensors);
		return fixable
			? l10n.t('Safetensors are there too ({0}): load those.', files)
			: l10n.t('Safetensors are there too ({0}): have {1} load those.', files, load.call || load.library);
	}
	return model.files?.some(({ path }) => path.endsWith('.safetensors'))
		? l10n.t(
				'The revision has safetensors, but not of what this call reads; see whether another variant, folder or file name will do.',
			)
		: l10n.t(
				'It has no safetensors: look for a conversion among its pull requests, or choose a model that has them.',
			);
}

/** One edit a load: `use_safetensors=True`, or the name of the other file. None unless every load can be mended. */
function fixOf(pickled: readonly PickledLoad[], { resolved, text }: RuleContext): Fix | undefined {
	const edits: Edit[] = [];
	let title = '';
	for (const { load, weights } of pickled) {
		const [file] = weights.safetensors ?? [];
		if (!file) {
			return undefined;
		}
		if (load.reads === 'file') {
			const slot = load.slots.filename;
			if (!slot) {
				return undefined;
			}
			const written = load.options.filename;
			const near = written?.state === 'known' ? written.span : resolved.reference.span;
			const bare = load.takesRevision === 'url';
			edits.push(setArgument(slot, renamed(written, file.path), { text, near, bare }));
			title = l10n.t('Load {0} instead (open it with a safetensors reader)', baseName(file.path));
		} else {
			const slot = load.slots.use_safetensors;
			if (!slot) {
				return undefined;
			}
			edits.push(setArgument(slot, true));
			title = l10n.t('Load the safetensors of this revision instead of the pickle');
		}
	}
	return { title, edits, behaviour: true };
}

/** The new file as the call names it: a `subfolder` given apart stays apart. */
function renamed(written: Load['options']['filename'], path: string): string {
	const old = written?.state === 'known' && typeof written.value === 'string' ? written.value : '';
	const folder = old.slice(0, old.lastIndexOf('/') + 1);
	return folder + baseName(path);
}

/** `pytorch_model.bin, 1.3 GB`; of many files the first. */
function filesInWords(files: readonly ModelFile[]): string {
	const listed = firstOf(
		files.map(({ path }) => path),
		1,
	);
	const size = totalSize(files);
	return size === undefined ? listed : l10n.t('{0}, {1}', listed, formatBytes(size));
}

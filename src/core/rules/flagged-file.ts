import * as l10n from '@vscode/l10n';
import { loadedWeights } from '../decide/loadedWeights';
import { baseName, folderName, weightFormat } from '../decide/weightFiles';
import type { Load, ModelInfo, RepositoryScan } from '../model';
import { asOfNote, isUsedModel, type KnownLoad, knownLoads } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

type Flagged = RepositoryScan['issues'];

/** `certain`: the load reads these files; else it may. */
interface FlaggedLoad extends KnownLoad {
	readonly files: Flagged;
	readonly certain: boolean;
}

export const flaggedFile: Rule = {
	id: 'flagged-file',
	severity: 'error',
	tags: ['safety'],
	docs: {
		when: 'A scanner of the hub flags a file that this very call reads. That is: the weights it would choose, the one file it names, the configuration or tokenizer, code that it trusts, and every file where the whole repository is downloaded. A flagged file that is not read is left alone. Where it is not known which weights are read, something is said only when all weights of the repository are flagged.',
		why: 'A flagged file may run code when it is opened, or holds what scanners know to be malicious.',
		fix: 'Do not load it. Read what the scanners say on the page of the file, load safetensors of the same weights where the call can, pin a revision without that file, or choose another model.',
		example: 'model = AutoModel.from_pretrained("org/with-a-malicious-pickle", use_safetensors=False)',
		after: 'model = AutoModel.from_pretrained("org/with-a-malicious-pickle", use_safetensors=True)',
		source:
			'The list `securityRepoStatus.filesWithIssues` of the hub’s model object, with its levels as they are.',
	},
	*check({ resolved }: RuleContext): Iterable<Issue> {
		if (!isUsedModel(resolved)) {
			return;
		}
		const flagged = knownLoads(resolved).flatMap((one) => flaggedIn(one) ?? []);
		const [first] = [...flagged].sort((a, b) => Number(b.certain) - Number(a.certain));
		if (first) {
			yield {
				message: messageOf(resolved.reference.id, first) + asOfNote(first.known),
				loads: flagged.map(({ load }) => load),
			};
		}
	},
};

function messageOf(id: string, { files, certain }: FlaggedLoad): string {
	const listed = files
		.slice(0, 3)
		.map(({ path, level }) => l10n.t('{0} ({1})', path, level))
		.join(', ');
	const all = files.length > 3 ? l10n.t('{0} and {1} more', listed, files.length - 3) : listed;
	return certain
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
}

function flaggedIn({ load, known }: KnownLoad): FlaggedLoad | undefined {
	const issues = known.model.scan?.issues ?? [];
	if (issues.length === 0) {
		return undefined;
	}
	const weights = loadedWeights(load, known.model.files);
	const chosen = new Set(weights.state === 'files' ? weights.files.map(({ path }) => path) : []);
	const read = issues.filter(
		({ path }) =>
			load.reads === 'snapshot' ||
			chosen.has(path) ||
			isReadBeside(load, path) ||
			isRun(load, known.model, path),
	);
	if (read.length > 0) {
		return { load, known, files: read, certain: true };
	}
	const weighed = (known.model.files ?? []).filter(({ path }) => weightFormat(path) !== undefined);
	const flagged = new Set(issues.map(({ path }) => path));
	const all = weighed.length > 0 && weighed.every(({ path }) => flagged.has(path));
	return weights.state === 'unknown' && all
		? { load, known, files: issues.filter(({ path }) => weightFormat(path) !== undefined), certain: false }
		: undefined;
}

const configurations = /^(?:config|generation_config|adapter_config|model_index)\.json$/;
const texts =
	/^(?:tokenizer|special_tokens|added_tokens|vocab|merges|spiece|sentencepiece|preprocessor|processor|chat_template)[\w.-]*$/;

/** What a library reads beside or instead of weights, by its name. */
function isReadBeside({ reads, options }: Load, path: string): boolean {
	const { filename, subfolder } = options;
	if (subfolder?.state === 'unknown' || filename?.state === 'unknown') {
		return false;
	}
	const folder = subfolder?.state === 'known' && typeof subfolder.value === 'string' ? subfolder.value : '';
	if (reads === 'file') {
		const name = filename?.state === 'known' ? filename.value : undefined;
		return typeof name === 'string' && path === (folder ? `${folder}/${name}` : name);
	}
	if (folderName(path) !== folder.replace(/^\/+|\/+$/g, '')) {
		return false;
	}
	return configurations.test(baseName(path)) || (reads === 'text' && texts.test(baseName(path)));
}

/** Code that the configuration names is run where the call trusts it. */
function isRun({ options }: Load, { remoteCode }: ModelInfo, path: string): boolean {
	const trusts = options.trust_remote_code;
	return trusts?.state === 'known' && trusts.value === true && remoteCode?.includes(path) === true;
}

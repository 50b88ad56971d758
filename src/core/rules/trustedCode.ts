// What runs when a load trusts the code of a repository.
import * as l10n from '@vscode/l10n';
import type { CodeAtCommit, Fix, ResolvedReference } from '../finding';
import { addTo } from '../lists';
import { printable } from '../printable';
import type { Load } from '../reference';
import { firstOf, inSentences } from '../wording';
import { codeRepository } from './answers';
import { asOfNote, isGuess, type KnownModel, knownModel } from './facts';
import { pinState } from './revision';

/** `known`: absent where the hub did not tell, or of which revision is not known. */
export interface TrustingLoad {
	readonly load: Load;
	readonly known?: KnownModel;
}

/** The loads that say `trust_remote_code=True`. */
export function trusting({ loads }: ResolvedReference): readonly TrustingLoad[] {
	return loads.flatMap((one): TrustingLoad[] => {
		const { load, lookup } = one;
		const trusts = load.options.trust_remote_code;
		if (isGuess(one) || load.reads === 'remote' || trusts?.state !== 'known' || trusts.value !== true) {
			return [];
		}
		// Of a computed revision the hub was asked about another one.
		const known = load.revision.state === 'unknown' ? undefined : knownModel(lookup);
		return [known ? { load, known } : { load }];
	});
}

/**
 * The code of its own repository that the loads run, at the commits that a fix gives them; none of a repository that has
 * no code, or whose code is all another one's.
 * @param commitOf What the fix writes for a load, which pins nothing else.
 */
export function codeAt(
	resolved: ResolvedReference,
	commitOf: (load: Load) => string | undefined,
): readonly CodeAtCommit[] {
	const commits = new Set<string>();
	for (const { load, known } of trusting(resolved)) {
		const commit = commitOf(load);
		const files = known?.model.remoteCode ?? [];
		const elsewhere = files.length > 0 && files.every((file) => codeRepository(file) !== undefined);
		if (commit !== undefined && !elsewhere && !(known && lacksCode(known))) {
			commits.add(commit);
		}
	}
	const { id } = resolved.reference;
	return [...commits].map((commit) => ({ id, commit }));
}

/** The title of a fix that pins this code, and what else it says of that. */
export function withCode(
	title: string,
	code: readonly CodeAtCommit[],
): Pick<Fix, 'title'> & Pick<Fix, 'code'> {
	return code.length === 0
		? { title }
		: { title: l10n.t('{0}, with code that runs on loading: read it first', title), code };
}

/**
 * What a trusting load runs, as far as it is known, and what can be done.
 * @param text Of the file, for how the place itself says that the code is trusted.
 */
export function codeMessage(id: string, { load, known }: TrustingLoad, text: string | undefined): string {
	const trust = trustAsWritten(load, text);
	if (!known) {
		return pinState(load) === 'pinned'
			? l10n.t(
					'{0} is loaded with {1}: Python code of its repository may run here, and it is not known which files. Read what the commit has.',
					id,
					trust,
				)
			: l10n.t(
					'{0} is loaded with {1}: Python code of its repository may run here, and it is not known which files. Read them, and pin the commit you have read.',
					id,
					trust,
				);
	}
	const files = known.model.remoteCode ?? [];
	if (files.length === 0) {
		const message = lacksCode(known)
			? l10n.t(
					'{0} is loaded with {1}, and has no code: whoever may write to the repository can add some, and it would run here. Remove {1}.',
					id,
					trust,
				)
			: l10n.t(
					'{0} is loaded with {1}: Python code of its repository may run here; its configuration names none. Look whether {1} is needed.',
					id,
					trust,
				);
		return inSentences(message, asOfNote(known));
	}
	const own = files.filter((file) => codeRepository(file) === undefined);
	const sentences = [
		own.length > 0 ? l10n.t('{0} runs code of its repository here: {1}.', id, firstOf(own, mostFiles)) : '',
		...codeOfOthers(id, files),
		own.length < files.length && pinState(load) === 'pinned' && load.options.code_revision?.state === 'absent'
			? l10n.t('The revision of the model does not pin that one; code_revision does.')
			: '',
		pinState(load) === 'pinned'
			? l10n.t('Read what the commit has.')
			: l10n.t('Read it, and pin the commit you have read.'),
	];
	return inSentences(...sentences, asOfNote(known));
}

/** `trust_remote_code: true`, `--trust-remote-code`; in the words of Python where that cannot be read off the text. */
function trustAsWritten({ options }: Load, text = ''): string {
	const trusts = options.trust_remote_code;
	if (trusts?.state === 'known') {
		const { start, end } = trusts.span;
		const ahead = text.slice(Math.max(start - longestAhead, 0), start);
		const name = /(?:["']|--)?trust[-_]remote[-_]code["']?(?:\s*[:=]\s*["']?|\s+)$/i.exec(ahead)?.[0] ?? '';
		const written = name + text.slice(start, Math.min(end, start + longestAhead));
		if (/trust[-_]remote[-_]code/i.test(written)) {
			return printable(written.replace(/\s*=\s*/, '=').replace(/\s*:\s*/, ': '));
		}
	}
	return 'trust_remote_code=True';
}

/** A name, its sign and the blanks around it are no longer. */
const longestAhead = 60;

function codeOfOthers(id: string, files: readonly string[]): string[] {
	const others = new Map<string, string[]>();
	for (const file of files) {
		const repository = codeRepository(file);
		if (repository !== undefined) {
			const name = file.slice(repository.length + 2);
			addTo(others, repository, name);
		}
	}
	return [...others].map(([repository, names]) =>
		l10n.t('{0} runs code of another repository here, {1}: {2}.', id, repository, firstOf(names, mostFiles)),
	);
}

/** More files than these are counted. */
const mostFiles = 3;

/** The configuration is known and names no code, and no Python file is there that something else could name. */
export function lacksCode({ model, asOf }: KnownModel): boolean {
	const { remoteCode: code, files, modelType, architectures } = model;
	const configured = modelType !== undefined || (architectures?.length ?? 0) > 0;
	return (
		asOf === undefined &&
		!code?.length &&
		configured &&
		files?.every(({ path }) => !/\.py$/i.test(path)) === true
	);
}

import * as l10n from '@vscode/l10n';
import type { Lookup, ModelInfo } from '../model';
import type { Resolver } from '../resolve';
import { meansNow } from '../rules/meant';
import { isUnrecorded } from '../unrecorded';
import { inSentences } from '../wording';
import { type Compared, type Drift, type DriftKind, nameOf, type Unchecked } from './drift';
import type { LockedFile, LockedModel } from './lock';
import { placeIn } from './placeIn';
import { differenceOf } from './sameFile';
import { toldOf } from './told';
import { licenceWords, meaningOf, named, namesOf } from './words';

/** How what the hub says of a model now differs from what it said when the lock was written. */
export function hubDrift(locked: LockedModel, lookup: Lookup, shown: string): Compared {
	const told = toldOf(lookup);
	const at = placeIn(locked, shown);
	const drift = (kind: DriftKind, message: string): Drift => ({
		...nameOf(locked),
		part: 'hub',
		kind,
		at,
		message,
	});
	const unchecked = (why: string, more: Partial<Unchecked> = {}): Unchecked => ({
		...nameOf(locked),
		part: 'hub',
		why,
		...more,
	});
	if (told.state === 'gone') {
		const message = inSentences(
			l10n.t('{0} was there when it was locked.', named(locked)),
			told.why,
			l10n.t('Programs that have no copy cannot load it any more.'),
		);
		return { drifts: [drift('gone', message)], unchecked: [] };
	}
	if (told.state !== 'told') {
		const unasked = told.state === 'unasked' ? ({ unasked: true } as const) : {};
		return { drifts: [], unchecked: [unchecked(told.why, unasked)] };
	}
	const { model } = told;
	const drifts = isSameMeaning(locked, model)
		? fileDrifts(locked, model).map(([kind, message]) => drift(kind, message))
		: [drift('commit', movedMessage(locked, model))];
	const licence = licenceChange(locked, model);
	if (licence !== undefined) {
		drifts.push(drift('license', licence));
	}
	return { drifts, unchecked: notStated(locked, model).map((why) => unchecked(why)) };
}

/** The same of several models, each asked about at the revision that is locked, in their order. */
export function hubDrifts(
	models: readonly LockedModel[],
	resolver: Pick<Resolver, 'lookup'>,
	shown: string,
	signal: AbortSignal,
): Promise<readonly Compared[]> {
	return Promise.all(
		models.map(async (model) =>
			hubDrift(model, await resolver.lookup(model.hub, model.id, model.revision, signal), shown),
		),
	);
}

function isSameMeaning(locked: LockedModel, model: ModelInfo): boolean {
	return locked.commit === undefined
		? locked.version === model.version?.trim()
		: locked.commit === model.commit;
}

function movedMessage(locked: LockedModel, model: ModelInfo): string {
	const { commit, version } = model;
	const meaning = meaningOf({ ...(commit === undefined ? { version: version ?? '' } : { commit }) });
	const now = meansNow(meaning, model);
	return inSentences(
		locked.revision === undefined
			? l10n.t(
					'{0}: the default branch meant {1} when it was locked and {2}.',
					named(locked),
					meaningOf(locked),
					now,
				)
			: l10n.t('{0} meant {1} when it was locked and {2}.', named(locked), meaningOf(locked), now),
		changedFiles(locked, model),
		locked.commit === undefined
			? l10n.t('Look at what changed, and run weightwise lock.')
			: l10n.t(
					'Look at what changed and run weightwise lock, or pin the commit that is locked: {0}.',
					locked.commit,
				),
	);
}

/** Which of the locked files are other ones now; nothing where it is not known. */
function changedFiles({ files }: LockedModel, model: ModelInfo): string {
	if (!files || !model.files) {
		return '';
	}
	const now = new Map(model.files.map((file) => [file.path, file]));
	const compared = files.map((file) => {
		const other = now.get(file.path);
		return { path: file.path, difference: other ? differenceOf(file, other) : 'gone' };
	});
	const pathsWith = (...kinds: readonly string[]) =>
		compared.filter(({ difference }) => kinds.includes(difference)).map(({ path }) => path);
	const [changed, gone] = [pathsWith('size', 'digest'), pathsWith('gone')];
	const sentences = [
		changed.length > 0 ? l10n.t('Changed, of the locked files: {0}.', namesOf(changed)) : '',
		gone.length > 0 ? l10n.t('Not there any more: {0}.', namesOf(gone)) : '',
	];
	if (files.length === 0) {
		return l10n.t('The lock holds none of its files.');
	}
	if (compared.some(({ difference }) => difference !== 'none')) {
		return inSentences(...sentences);
	}
	return files.length === 1
		? l10n.t('The 1 locked file has not changed.')
		: l10n.t('None of the {0} locked files has changed.', files.length);
}

/** At the same commit nothing can change, unless somebody between here and the hub says something else. */
function fileDrifts(locked: LockedModel, model: ModelInfo): [DriftKind, string][] {
	const now = model.files && new Map(model.files.map((file) => [file.path, file]));
	return (now ? (locked.files ?? []) : []).flatMap((file): [DriftKind, string][] => {
		const other = now?.get(file.path);
		const difference = other ? differenceOf(file, other) : 'gone';
		const name = namesOf([file.path]);
		switch (difference) {
			case 'gone':
				return [
					[
						'file-gone',
						l10n.t(
							'{0}: the hub lists {1} no more at the commit that is locked. A commit never changes, so do not trust this answer: see which hub or mirror is asked.',
							named(locked),
							name,
						),
					],
				];
			case 'size':
			case 'digest':
				return [
					[
						difference,
						l10n.t(
							'{0}: {2} is not the file that is locked: the hub states {1} now, and stated {3}. A commit never changes, so do not trust this answer: see which hub or mirror is asked.',
							named(locked),
							statedOf(other ?? file, difference),
							name,
							statedOf(file, difference),
						),
					],
				];
			default:
				return [];
		}
	});
}

function statedOf({ size, sha256, gitBlob }: LockedFile, difference: 'size' | 'digest'): string {
	return difference === 'size' ? l10n.t('{0} bytes', size ?? 0) : (sha256 ?? gitBlob ?? '').slice(0, 12);
}

function licenceChange(locked: LockedModel, model: ModelInfo): string | undefined {
	if (locked.licenses === undefined || model.licenses === undefined || isUnrecorded(model, 'cardData')) {
		return undefined;
	}
	const [before, now] = [licenceWords(locked), licenceWords(model)];
	return before === now
		? undefined
		: l10n.t(
				'{0}: its licence was {1} when it was locked and is {2} now. See whether you may go on, and run weightwise lock.',
				named(locked),
				before,
				now,
			);
}

function notStated(locked: LockedModel, model: ModelInfo): string[] {
	const bare = (locked.files ?? []).filter(({ sha256, gitBlob }) => !sha256 && !gitBlob);
	return [
		...(locked.files === undefined || model.files === undefined
			? [l10n.t('The hub does not list its files.')]
			: []),
		...(bare.length > 0
			? [l10n.t('The lock holds no digest of {0}.', namesOf(bare.map(({ path }) => path)))]
			: []),
		...(locked.licenses === undefined || model.licenses === undefined || isUnrecorded(model, 'cardData')
			? [l10n.t('The hub does not tell its licence.')]
			: []),
	];
}

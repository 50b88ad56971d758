import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { ResolvedLoad, ResolvedReference } from '../finding';
import { ollamaTag } from '../hubs/ollama';
import type { ModelInfo } from '../model';
import type { HubId } from '../reference';
import { knownModel } from '../rules/facts';
import { pinState, revisionText, shortCommit } from '../rules/revision';
import type { Line } from './hoverLines';
import { revisionLine } from './hoverRevision';
import type { Style } from './style';

/** Which commit, version or manifest a load from another hub than Hugging Face gets; undefined without a load. */
export function versionLine(
	{ reference }: ResolvedReference,
	one: ResolvedLoad | undefined,
	model: ModelInfo,
	style: Style,
): Line | undefined {
	switch (reference.hub) {
		case 'ollama':
			return tagLine(reference.id, one, model, style);
		case 'tfhub/kaggle':
			return one && numberLine(one, model, style);
		default:
			return one && commitLine(reference.hub, one, style);
	}
}

/** Long enough to tell digests apart, as Docker shows them. */
const shownDigits = 12;

/** Ollama's loads take no digest, so a tag is all that a reference can say. */
function tagLine(id: string, one: ResolvedLoad | undefined, { version }: ModelInfo, style: Style): Line {
	const tag = style.code(ollamaTag(id, one && revisionText(one.load.revision)));
	const digest = /^sha256:([0-9a-f]{64})$/.exec(version ?? '')?.[1]?.slice(0, shownDigits);
	if (digest === undefined) {
		return { mark: '○', text: l10n.t('Tag {0}: the hub does not say which manifest that is', tag) };
	}
	return {
		mark: ' ',
		text:
			one?.load.reads === 'remote'
				? l10n.t(
						'Tag {0} is now {1} in the library and can move; the server may hold an older one',
						tag,
						style.code(digest),
					)
				: l10n.t('Tag {0} is now {1} in the library and can move', tag, style.code(digest)),
	};
}

/** Kaggle counts versions, which stay as they are. */
function numberLine({ load }: ResolvedLoad, model: ModelInfo, style: Style): Line {
	const version = model.version && style.words(model.version);
	if (load.revision.state === 'unknown') {
		return { mark: '○', text: l10n.t('Version: computed, so the text does not tell which') };
	}
	const text = revisionText(load.revision);
	if (text !== undefined) {
		const written = style.words(text);
		return {
			mark: '✓',
			text:
				version === undefined || version === written
					? l10n.t('Pinned to version {0}', written)
					: l10n.t('Pinned to version {0}; the newest is {1}', written, version),
		};
	}
	return {
		mark: '!',
		text:
			version === undefined
				? l10n.t('Not pinned: loads the newest version (which one that is depends on the variation)')
				: l10n.t('Not pinned: loads the newest version (now {0})', version),
	};
}

function commitLine(hub: HubId, one: ResolvedLoad, style: Style): Line | undefined {
	if (one.load.reads === 'remote' || pinState(one.load) !== 'open') {
		return revisionLine(one, [], style);
	}
	const known = knownModel(one.lookup);
	const written = revisionText(one.load.revision);
	const name =
		written !== undefined
			? style.code(written)
			: hub === 'pytorch-hub'
				? l10n.t('{0} or {1}', style.code('main'), style.code('master'))
				: style.code('master');
	const loads = l10n.t('Not pinned: loads whatever {0} is on the day it runs', name);
	const commit = known?.model.commit;
	if (!known || commit === undefined) {
		return { mark: '!', text: l10n.t('{0} (the hub does not say which commit that is)', loads) };
	}
	const meaning = style.code(shortCommit(commit));
	if (known.asOf) {
		return {
			mark: '!',
			text: l10n.t('{0} ({1} when the hub last answered, {2})', loads, meaning, known.asOf),
		};
	}
	// Without a ref the day is that of the last push to any branch.
	const day = written === undefined ? undefined : formatDay(known.model.lastModified ?? '');
	return {
		mark: '!',
		text: day ? l10n.t('{0} (now {1}, {2})', loads, meaning, day) : l10n.t('{0} (now {1})', loads, meaning),
	};
}

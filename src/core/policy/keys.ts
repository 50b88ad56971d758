import type { Needs } from '../decide/needs';
import type { DeclaredUse, IgnoreEntry, Policy } from './policy';

/** What may stand as a value, for the reader and for the JSON schema. */
export type Shape =
	| { readonly kind: 'text'; readonly as?: TextMeaning }
	| { readonly kind: 'choice'; readonly values: readonly string[] }
	| { readonly kind: 'flag' }
	/** `alone`: one text may stand for a list of one. */
	| { readonly kind: 'list'; readonly of: Shape; readonly alone?: boolean }
	/** `whole`: with any fault in it, nothing of it is used. */
	| { readonly kind: 'object'; readonly keys: Keys; readonly whole?: boolean }
	/** Rule ids and how loud each is. */
	| { readonly kind: 'levels' }
	/** A size with its unit, read as bytes: `500 MB`. */
	| { readonly kind: 'size' }
	/** A whole number from 1. */
	| { readonly kind: 'count' }
	/** Any number; `least`: from there on. */
	| { readonly kind: 'number'; readonly least?: number };

/** What a text is, beside being one. */
export type TextMeaning =
	| 'rule'
	| 'licence'
	| 'model'
	| 'files'
	| 'day'
	| 'policy'
	/** ISO 8601, to the second or finer. */
	| 'time'
	/** May be empty. */
	| 'optional'
	/** Said to people: what nobody sees says nothing. */
	| 'reason'
	/** 64 digits of base 16. */
	| 'sha256'
	/** What git names a commit or a content by: 40 digits of base 16. */
	| 'git'
	/** A file of a repository; blanks around it are part of it. */
	| 'path';

/** One key of the file. */
export interface PolicyKey {
	/** For people, in Markdown: shown by the editor and in the schema. */
	readonly about: string;
	readonly shape: Shape;
	readonly required?: boolean;
}

export type Keys = Readonly<Record<string, PolicyKey>>;

/** A key for every field of the noun, so that the compiler sees when one is missing. */
type KeysOf<Noun> = { readonly [Name in keyof Required<Noun>]: PolicyKey };

const licences = (about: string): PolicyKey => ({
	about,
	shape: { kind: 'list', of: { kind: 'text', as: 'licence' } },
});

const models = (about: string): PolicyKey => ({
	about,
	shape: { kind: 'list', of: { kind: 'text', as: 'model' } },
});

/** Keys of the declared use. */
export const useKeys: KeysOf<DeclaredUse> = {
	purpose: {
		about: 'What the models are used for. Licences are judged by it.',
		shape: { kind: 'choice', values: ['commercial', 'internal', 'research'] },
	},
	distributed: {
		about: 'Whether the models, or products with them in, are passed on to others.',
		shape: { kind: 'flag' },
	},
};

/** Keys of the needs. */
export const needsKeys: KeysOf<Needs> = {
	task: { about: 'The task, as hubs name it: `feature-extraction`.', shape: { kind: 'text' } },
	input: { about: 'What goes in, in your words.', shape: { kind: 'text' } },
	output: { about: 'What has to come out, in your words.', shape: { kind: 'text' } },
	languages: {
		about: 'Languages of the texts or voices, as ISO 639 codes: `en`, `de`; or `multilingual`.',
		shape: { kind: 'list', of: { kind: 'text' }, alone: true },
	},
	library: {
		about: 'The library that is to load it, as hubs name it: `sentence-transformers`.',
		shape: { kind: 'text' },
	},
	hardware: { about: 'What it has to run on.', shape: { kind: 'choice', values: ['cpu', 'gpu'] } },
	download: { about: 'How much may be downloaded at most: `500 MB`.', shape: { kind: 'size' } },
	memory: { about: 'How much memory it may take when it runs: `2 GB`.', shape: { kind: 'size' } },
	dimensions: { about: 'How long its vectors have to be.', shape: { kind: 'count' } },
	context: { about: 'How many tokens it has to read at once, at least.', shape: { kind: 'count' } },
	offline: { about: 'Whether it has to run where there is no network.', shape: { kind: 'flag' } },
};

const licenses: KeysOf<Required<Policy>['licenses']> = {
	allow: licences('Licences that models may have: SPDX ids, ids of the hub, `LicenseRef-…` or families.'),
	deny: licences('Licences that no model may have.'),
	review: licences('Licences that somebody has to look at before a model with them is used.'),
};

const modelLists: KeysOf<Required<Policy>['models']> = {
	allow: models('Ids of the models that may be used; `*` stands for anything: `org/*`.'),
	deny: models('Ids of models that must not be used, also when they are allowed above.'),
};

const ignored: KeysOf<Omit<IgnoreEntry, 'place'>> = {
	rule: {
		about: 'The rule whose findings are silenced.',
		shape: { kind: 'text', as: 'rule' },
		required: true,
	},
	model: {
		about: 'Only for these models: an id, with `*` for anything.',
		shape: { kind: 'text', as: 'model' },
	},
	files: {
		about:
			'Only in these files, seen from the folder of this file: `*` and `?` within a name, `**` for any folders. Without a slash it is the name of files in any folder; with one at its end, all that is in a folder.',
		shape: { kind: 'text', as: 'files' },
	},
	until: { about: 'The last day on which it counts: `2027-01-31`.', shape: { kind: 'text', as: 'day' } },
	reason: {
		about: 'Why. Shown wherever the finding would be.',
		shape: { kind: 'text', as: 'reason' },
		required: true,
	},
};

/**
 * Every key that `weightwise.json` may have. The reader and the JSON schema are both made from this table.
 * `$schema` is the editors' own.
 */
export const policyKeys: KeysOf<Omit<Policy, 'path'>> & Keys = {
	$schema: { about: 'Where editors find the description of this file.', shape: { kind: 'text' } },
	extends: {
		about:
			'Another policy that this one builds on, or a list of them: paths within the workspace, seen from this file. Later ones and this file win key by key; lists are joined.',
		shape: { kind: 'list', of: { kind: 'text', as: 'policy' }, alone: true },
	},
	use: {
		about: 'What this project does with the models that it loads.',
		shape: { kind: 'object', keys: useKeys },
	},
	needs: {
		about: 'What a model has to offer to be of use here. Candidates are searched and judged by it.',
		shape: { kind: 'object', keys: needsKeys },
	},
	licenses: {
		about:
			'Which licences are fine. An id says more than a family; among equals `deny` comes before `review`, and `review` before `allow`.',
		shape: { kind: 'object', keys: licenses },
	},
	models: {
		about: 'Which models are fine.',
		shape: { kind: 'object', keys: modelLists },
	},
	rules: {
		about: 'How loud each rule is. What somebody has set in their editor wins over it.',
		shape: { kind: 'levels' },
	},
	ignore: {
		about: 'Findings that are silenced, each with the reason.',
		shape: { kind: 'list', of: { kind: 'object', keys: ignored, whole: true } },
	},
	requireDecision: {
		about: 'Whether every model that is used needs a decision record.',
		shape: { kind: 'flag' },
	},
};

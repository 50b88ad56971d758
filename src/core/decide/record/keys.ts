import { type Keys, needsKeys, useKeys } from '../../policy/keys';
import { hubIds } from '../../reference';
import type { Candidate, CoveredReference, Decision, NeedAnswer, RecordedFact, Turn } from '../decision';

type KeysOf<Noun> = { readonly [Name in keyof Required<Noun>]: Keys[string] };

const text = (about: string, required = false): Keys[string] => ({
	about,
	shape: { kind: 'text' },
	...(required ? { required } : {}),
});

const time = (about: string, required = false): Keys[string] => ({
	about,
	shape: { kind: 'text', as: 'time' },
	...(required ? { required } : {}),
});

const choice = (about: string, values: readonly string[], required = false): Keys[string] => ({
	about,
	shape: { kind: 'choice', values },
	...(required ? { required } : {}),
});

const hub = choice('The hub.', hubIds, true);

const fact: KeysOf<RecordedFact> = {
	attribute: text('Id of the attribute.', true),
	label: text('As it was called for people.'),
	state: choice('Whether it was stated.', ['stated', 'contradictory', 'not-stated', 'unknown'], true),
	text: text('What was stated, or why it is not known.', true),
	value: text('As the hub writes it, where it is compared with the hub later.'),
	source: text('The field or file it was read from.'),
	readAt: time('When it was read.'),
	recorded: {
		about: 'It is of facts that a stand-in for the hub had recorded on an earlier day.',
		shape: { kind: 'flag' },
	},
};

const needAnswer: KeysOf<NeedAnswer> = {
	need: choice('The need.', [...Object.keys(needsKeys), 'use'], true),
	attribute: text('Id of the attribute that it was held against.'),
	label: text('As it was called for people.'),
	text: text('The fact, and what it comes to.'),
	source: text('The field or file it was read from.'),
	readAt: time('When it was read.'),
	recorded: {
		about: 'It is of facts that a stand-in for the hub had recorded on an earlier day.',
		shape: { kind: 'flag' },
	},
};

const candidate: KeysOf<Candidate> = {
	hub,
	id: text('The repository: `org/name`.', true),
	revision: text('The branch, tag or commit that is looked at.'),
	commit: text('The commit that it meant when it was last asked.'),
	from: choice('Where it was found.', ['code', 'search', 'id'], true),
	architecture: text('As its configuration names it.'),
	dropped: {
		about: 'Why and when it was dropped.',
		shape: { kind: 'object', keys: { why: text('Why.', true), at: time('When.', true) } },
	},
	facts: {
		about: 'What was known of it, each with its source and time.',
		shape: { kind: 'list', of: { kind: 'object', keys: fact } },
	},
};

const turn: KeysOf<Turn> = {
	back: choice('Where the evaluation led back to.', ['architecture', 'checkpoint', 'technique'], true),
	why: text('What was poor.', true),
	candidate: text('The candidate, as `hub:id`.'),
	at: time('When.', true),
};

const reference: KeysOf<CoveredReference> = {
	path: text('The file, from the workspace folder.', true),
	line: { about: 'The line, from 1.', shape: { kind: 'count' }, required: true },
	id: text('What it loads.', true),
	revision: text('The revision it is loaded at.'),
	computed: { about: 'The revision is computed, so the text does not tell it.', shape: { kind: 'flag' } },
	open: {
		about: 'What was left to do there when the choice was written; empty for nothing.',
		shape: { kind: 'list', of: { kind: 'text' } },
	},
};

/** Every key that a decision record may have; the reader and the JSON schema are both made from this table. */
export const decisionKeys: KeysOf<Decision> & Keys = {
	$schema: text('Where editors find the description of this file.'),
	version: { about: 'Of the format: 1.', shape: { kind: 'count' }, required: true },
	slug: text("The file's name without its ending.", true),
	title: text('What is decided.', true),
	created: time('When the decision was begun.', true),
	changed: time('When it was last changed.', true),
	stage: choice('The stage it is in.', ['assess', 'select', 'evaluate', 'deploy'], true),
	reuse: {
		about: 'The gate at the start.',
		shape: {
			kind: 'object',
			keys: {
				answer: choice('Reuse a model, or build one.', ['reuse', 'build'], true),
				why: text('Why.'),
			},
		},
	},
	needs: { about: 'What was needed then.', shape: { kind: 'object', keys: needsKeys } },
	use: { about: 'What it was needed for.', shape: { kind: 'object', keys: useKeys } },
	architecture: text('The architecture that checkpoints were looked for of.'),
	candidates: {
		about: 'The models that were looked at.',
		shape: { kind: 'list', of: { kind: 'object', keys: candidate } },
		required: true,
	},
	evaluating: text('The candidate that is evaluated, as `hub:id`.'),
	technique: choice('What is done with it before it is used.', [
		'as-is',
		'transfer-learning',
		'quantise',
		'distil',
		'label',
	]),
	verdict: {
		about: 'The gate at the end.',
		shape: {
			kind: 'object',
			keys: {
				answer: choice('Good, or poor.', ['good', 'poor'], true),
				why: text('Why.'),
				at: time('When.', true),
				measured: {
					about:
						'Of a good one: whether a result of it was recorded by then; without one it is a judgement alone.',
					shape: { kind: 'flag' },
				},
			},
		},
	},
	turns: {
		about: 'Every way back that was taken.',
		shape: { kind: 'list', of: { kind: 'object', keys: turn } },
		required: true,
	},
	choice: {
		about: 'What was chosen.',
		shape: {
			kind: 'object',
			keys: {
				hub,
				id: text('The repository.', true),
				commit: text('The commit that was judged.'),
				why: { about: 'Why this one.', shape: { kind: 'text', as: 'optional' }, required: true },
				by: text('Who decided.'),
				at: time('When.', true),
				unmet: {
					about: 'Needs that it does not meet, each with the fact that says so; empty when there is none.',
					shape: { kind: 'list', of: { kind: 'object', keys: needAnswer } },
				},
				unknown: {
					about: 'Needs of which it is not known whether it meets them.',
					shape: { kind: 'list', of: { kind: 'object', keys: needAnswer } },
				},
			},
		},
	},
	references: {
		about: 'The places of the code that load it; first the one that the decision began at.',
		shape: { kind: 'list', of: { kind: 'object', keys: reference } },
	},
};

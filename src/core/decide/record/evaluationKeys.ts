import type { Keys, PolicyKey } from '../../policy/keys';
import { hubIds } from '../../reference';
import type { Evaluation } from '../evaluation';

type KeysOf<Noun> = { readonly [Name in keyof Required<Noun>]: PolicyKey };

const amount = (about: string): PolicyKey => ({ about, shape: { kind: 'number', least: 0 } });

const data: KeysOf<Required<Evaluation>['data']> = {
	name: { about: 'What it is called.', shape: { kind: 'text' } },
	sha256: {
		about: 'Of the file, so that it is known which data was used.',
		shape: { kind: 'text', as: 'sha256' },
	},
	rows: amount('How many inputs were measured.'),
};

/** Every key of a result that is read; the JSON schema is made from this table. */
export const evaluationKeys: KeysOf<Omit<Evaluation, 'path'>> & Keys = {
	version: { about: 'Of the format: 1, also where it is left out.', shape: { kind: 'count' } },
	hub: {
		about: 'The hub that the model is from; `huggingface` where it is left out.',
		shape: { kind: 'choice', values: hubIds },
	},
	id: { about: 'The model that was measured: `org/name`.', shape: { kind: 'text' }, required: true },
	commit: { about: 'The commit that was loaded.', shape: { kind: 'text' } },
	metric: { about: 'What was measured: `accuracy`, `recall@10`.', shape: { kind: 'text' }, required: true },
	value: {
		about: 'What it came to, in the unit in which models claim it: 0.91 or 91.',
		shape: { kind: 'number' },
		required: true,
	},
	latency: amount('Seconds for one input.'),
	memory: amount('Bytes of memory at the peak.'),
	hardware: { about: 'What it ran on: `CPU, 2 cores`.', shape: { kind: 'text' } },
	data: { about: 'Which of your own data was used.', shape: { kind: 'object', keys: data } },
	at: { about: 'When it was measured.', shape: { kind: 'text', as: 'time' }, required: true },
};

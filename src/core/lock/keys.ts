import type { Keys } from '../policy/keys';
import { hubIds } from '../reference';
import type { LockedFile, LockedModel } from './lock';

type KeysOf<Noun> = { readonly [Name in keyof Required<Noun>]: Keys[string] };

const file: KeysOf<LockedFile> = {
	path: { about: 'The file in the repository.', shape: { kind: 'text', as: 'path' }, required: true },
	size: { about: 'Its bytes.', shape: { kind: 'number', least: 0 } },
	sha256: {
		about: 'SHA-256 of its content, as the hub states it for large files.',
		shape: { kind: 'text', as: 'sha256' },
	},
	gitBlob: {
		about:
			'The id that git has for its content, as the hub states it for small files: SHA-1 over a header with its length, then the content.',
		shape: { kind: 'text', as: 'git' },
	},
};

const model: KeysOf<Omit<LockedModel, 'place'>> = {
	hub: { about: 'The hub.', shape: { kind: 'choice', values: hubIds }, required: true },
	id: { about: 'The repository as the code writes it: `org/name`.', shape: { kind: 'text' }, required: true },
	revision: {
		about: 'The revision as the code writes it; absent where the code gives none.',
		shape: { kind: 'text' },
	},
	commit: { about: 'The full commit that it meant.', shape: { kind: 'text', as: 'git' } },
	version: {
		about: 'The version or digest that it meant, of hubs without commits.',
		shape: { kind: 'text' },
	},
	licenses: {
		about: 'Its licences as the hub named them then; empty where the card stated none.',
		shape: { kind: 'list', of: { kind: 'text' } },
	},
	licenseName: { about: 'With the licence `other`: the name that the card gave.', shape: { kind: 'text' } },
	files: {
		about: 'The files that the loads of the code read there.',
		shape: { kind: 'list', of: { kind: 'object', keys: file } },
	},
};

/** Every key that a lock may have; the reader and the JSON schema are both made from this table. */
export const lockKeys: Keys = {
	$schema: { about: 'Where editors find the description of this file.', shape: { kind: 'text' } },
	version: { about: 'Of the format: 1.', shape: { kind: 'count' }, required: true },
	models: {
		about: 'The models that code loads, by hub, id and revision.',
		shape: { kind: 'list', of: { kind: 'object', keys: model } },
		required: true,
	},
};

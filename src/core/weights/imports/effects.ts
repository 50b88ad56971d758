import * as l10n from '@vscode/l10n';
import {
	type Effect,
	handed,
	inMemory,
	libraries,
	modules,
	names,
	namespaces,
	ownEverywhere,
	verbs,
} from './effectTables';
import { namesOf } from './nameTable';

const byModule = new Map<string, Effect>();
const byName = new Map<string, Effect>();
const byVerb = new Map<string, Effect>();
for (const [effect, words] of Object.entries(modules)) {
	for (const module of words.split(/\s+/)) {
		byModule.set(module, effect as Effect);
	}
}
for (const [effect, words] of Object.entries(verbs)) {
	for (const verb of words.split(/\s+/)) {
		byVerb.set(verb, effect as Effect);
	}
}
for (const [effect, table] of Object.entries(names)) {
	for (const name of namesOf(table)) {
		byName.set(name, effect as Effect);
	}
}

/** Of what modules hand on, by its last part. */
const byHanded = new Map(
	handed.map((path) => {
		const split = path.lastIndexOf('.');
		return [path.slice(split + 1), effectOf(path.slice(0, split), path.slice(split + 1))] as const;
	}),
);

/**
 * What `module.name` is good for to an attacker; undefined when nothing is known. The name may have dots itself: the
 * module that a walk over attributes starts in says nothing about where it ends.
 */
export function effectOf(module: string, name: string): Effect | undefined {
	const path = `${module}.${name}`;
	if (inMemory.has(path)) {
		return undefined;
	}
	const named = byName.get(path);
	if (named) {
		return named;
	}
	for (let prefix = module; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')))) {
		const effect = byModule.get(prefix);
		if (effect) {
			return effect;
		}
	}
	// Every module holds `__builtins__` and `__loader__`.
	if (/^__\w+__$/.test(name)) {
		return 'imports';
	}
	// Modules hold those that they import as attributes (`random._os` is `os`), packages those within them.
	const bare = name.replace(/^_/, '');
	if (byModule.has(name) || byModule.has(bare) || namespaces.has(bare)) {
		return 'imports';
	}
	const root = module.replace(/\..*/s, '');
	return (
		byModule.get(path) ??
		byHanded.get(bare) ??
		(ownEverywhere.has(root) ? byName.get(`${root}.${name}`) : undefined) ??
		(libraries.has(root) ? byVerb.get(name) : undefined)
	);
}

/** A sentence about an import with an effect. */
export function effectSentence(effect: Effect, path: string): string {
	switch (effect) {
		case 'executes':
			return l10n.t('It imports {0}, which runs code or commands.', path);
		case 'imports':
			return l10n.t('It imports {0}, which gives access to any other module.', path);
		case 'files':
			return l10n.t('It imports {0}, which reads or writes files.', path);
		case 'network':
			return l10n.t('It imports {0}, which opens connections.', path);
		case 'loads':
			return l10n.t('It imports {0}, which loads files or bytes that can run code.', path);
		case 'attributes':
			return l10n.t('It imports {0}, which reaches into objects by name.', path);
		case 'state':
			return l10n.t('It imports {0}, which changes or reveals the running interpreter.', path);
		case 'system':
			return l10n.t('It imports {0}, which talks to the operating system or its devices.', path);
	}
}

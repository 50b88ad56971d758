import type { Command } from '../command';

/** Every subcommand, in the order of the help. Read when it is needed: most runs need one of them. */
const readers: Readonly<Record<string, () => Promise<Command>>> = {
	refs: async () => (await import('./refs')).refs,
	check: async () => (await import('./check')).check,
	fix: async () => (await import('./fix')).fix,
	show: async () => (await import('./show')).show,
	search: async () => (await import('./search')).search,
	compare: async () => (await import('./compare')).compare,
	inspect: async () => (await import('./inspect')).inspect,
	lock: async () => (await import('./lock')).lock,
	verify: async () => (await import('./verify')).verify,
	decisions: async () => (await import('./decisions')).decisions,
	mcp: async () => (await import('./mcp')).mcp,
	completion: async () => (await import('./completion')).createCompletion(allCommands),
	help: async () => (await import('./help')).createHelp(commandNames, allCommands),
};

/** The names of all subcommands, in the order of the help. */
export const commandNames: readonly string[] = Object.keys(readers);

/** The subcommand of a name; undefined where there is none. */
export async function commandOf(name: string): Promise<Command | undefined> {
	return Object.hasOwn(readers, name) ? readers[name]?.() : undefined;
}

/** All subcommands, in the order of the help. */
export const allCommands = (): Promise<readonly Command[]> =>
	Promise.all(Object.values(readers).map((read) => read()));

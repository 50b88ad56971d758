import type { Command } from '../command';
import { check } from './check';
import { compare } from './compare';
import { createCompletion } from './completion';
import { decisions } from './decisions';
import { fix } from './fix';
import { createHelp } from './help';
import { inspect } from './inspect';
import { mcp } from './mcp';
import { refs } from './refs';
import { search } from './search';
import { show } from './show';

/** Every subcommand, in the order of the help. */
export const commands: readonly Command[] = [
	refs,
	check,
	fix,
	show,
	search,
	compare,
	inspect,
	decisions,
	mcp,
	createCompletion(() => commands),
	createHelp(() => commands),
];

import type { Command } from '../command';
import { check } from './check';
import { compare } from './compare';
import { createCompletion } from './completion';
import { decisions } from './decisions';
import { fix } from './fix';
import { createHelp } from './help';
import { inspect } from './inspect';
import { lock } from './lock';
import { mcp } from './mcp';
import { refs } from './refs';
import { search } from './search';
import { show } from './show';
import { verify } from './verify';

/** Every subcommand, in the order of the help. */
export const commands: readonly Command[] = [
	refs,
	check,
	fix,
	show,
	search,
	compare,
	inspect,
	lock,
	verify,
	decisions,
	mcp,
	createCompletion(() => commands),
	createHelp(() => commands),
];

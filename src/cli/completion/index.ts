import { toBash } from './bash';
import { toFish } from './fish';
import { toPowerShell } from './powershell';
import type { ProgramWords } from './words';
import { toZsh } from './zsh';

/** Every shell that is written for: a line here, and its file. */
export const shells: Readonly<Record<string, (words: ProgramWords) => string>> = {
	bash: toBash,
	zsh: toZsh,
	fish: toFish,
	powershell: toPowerShell,
};

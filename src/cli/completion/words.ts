import type { Flag } from '../args';
import type { Command, Offer } from '../command';

/** A flag as a shell completes it. */
export interface FlagWords {
	readonly name: string;
	readonly short?: string;
	readonly about: string;
	/** What its value is called; absent: it takes none. */
	readonly value?: string;
	/** What its value may be. */
	readonly offers: Offer;
}

/** A command as a shell completes it. */
export interface CommandWords {
	readonly name: string;
	readonly about: string;
	readonly flags: readonly FlagWords[];
	/** What may stand behind it, word by word; the last one again and again. Never empty. */
	readonly operands: readonly Offer[];
}

/** All that a script of completion is written from. */
export interface ProgramWords {
	readonly name: string;
	readonly flags: readonly FlagWords[];
	readonly commands: readonly CommandWords[];
}

/** The words of a program, from the table of its commands and the flags that stand before them. */
export function wordsOf(name: string, flags: readonly Flag[], commands: readonly Command[]): ProgramWords {
	return {
		name,
		flags: flags.map(flagWords),
		commands: commands.map((command) => ({
			name: command.name,
			about: command.about,
			flags: command.flags.map(flagWords),
			operands: command.operands ?? ['nothing'],
		})),
	};
}

function flagWords({ name, short, about, value, choices, offers }: Flag): FlagWords {
	return {
		name,
		...(short === undefined ? {} : { short }),
		about,
		...(value === undefined ? {} : { value }),
		offers: choices ?? offers ?? 'nothing',
	};
}

/** `--help`, and `-h` where there is one. */
export const spellings = ({ name, short }: FlagWords): string[] => [
	`--${name}`,
	...(short === undefined ? [] : [`-${short}`]),
];

/** Whether several offers of a command differ, so that the word's place counts. */
export const countsPlaces = ({ operands }: CommandWords): boolean => operands.length > 1;

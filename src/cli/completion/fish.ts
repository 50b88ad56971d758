import type { Offer } from '../command';
import { type CommandWords, countsPlaces, type FlagWords, type ProgramWords, spellings } from './words';

/** Completion for fish 3. */
export function toFish({ name, flags, commands }: ProgramWords): string {
	const own = `__${name}`;
	const lines = [
		...flags.map((flag) => flagLine(name, `${own}_starts`, flag)),
		...commands.map(
			(command) => `complete -c ${name} -n ${own}_starts -a ${command.name} -d ${quoted(command.about)}`,
		),
		...commands.flatMap((command) => [
			'',
			...command.flags.map((flag) => flagLine(name, quoted(`${own}_in ${command.name}`), flag)),
			...operandLines(name, own, command),
		]),
	];
	return `# Completion of ${name} for fish. Written by: ${name} completion fish
function ${own}_starts
	test (count (commandline -opc)) -eq 1
end

function ${own}_in
	set -l words (commandline -opc)
	test (count $words) -gt 1; and test $words[2] = $argv[1]
end

# Whether the word to come stands at a place behind a command; flags that take a value follow the place.
function ${own}_at
	${own}_in $argv[1]; or return 1
	set -l words (commandline -opc)[3..-1]
	set -l place 0
	set -l valued 0
	for word in $words
		if test $valued -eq 1
			set valued 0
		else if contains -- $word $argv[3..-1]
			set valued 1
		else if not string match -q -- '-*' $word
			set place (math $place + 1)
		end
	end
	switch $argv[2]
		case 'more*'
			test $place -ge (string sub -s 5 $argv[2])
		case '*'
			test $place -eq $argv[2]
	end
end

complete -c ${name} -f
${lines.join('\n')}
`;
}

function flagLine(program: string, condition: string, flag: FlagWords): string {
	const { name, short, about, value, offers } = flag;
	return [
		`complete -c ${program} -n ${condition} -l ${name}`,
		...(short === undefined ? [] : [`-s ${short}`]),
		...(value === undefined ? [] : ['-r', ...answers(offers)]),
		`-d ${quoted(about)}`,
	].join(' ');
}

function operandLines(program: string, own: string, command: CommandWords): string[] {
	const valued = command.flags.filter(({ value }) => value !== undefined).flatMap(spellings);
	return command.operands.flatMap((offer, at) => {
		const last = at === command.operands.length - 1;
		const condition = countsPlaces(command)
			? [`${own}_at`, command.name, last ? `more${at}` : at, ...valued].join(' ')
			: `${own}_in ${command.name}`;
		return offer === 'nothing'
			? []
			: [`complete -c ${program} -n ${quoted(condition)} ${answers(offer).join(' ')}`];
	});
}

function answers(offer: Offer): string[] {
	switch (offer) {
		case 'files':
			return ['-F'];
		case 'folders':
			return ['-f', '-a', quoted('(__fish_complete_directories)')];
		case 'nothing':
			return ['-f'];
		default:
			return ['-f', '-a', quoted(offer.join(' '))];
	}
}

/** A text as one word of fish, which knows backslashes between single quotes. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

import type { Offer } from '../command';
import { quoted } from './bash';
import { type CommandWords, type FlagWords, type ProgramWords, spellings } from './words';

/** Completion for zsh, to be sourced or put as a file `_weightwise` into a folder of `fpath`. */
export function toZsh({ name, flags, commands }: ProgramWords): string {
	return `#compdef ${name}
# Completion of ${name} for zsh. Written by: ${name} completion zsh

_${name}() {
	local context state state_descr line
	typeset -A opt_args
	local -a commands=(
${commands.map((command) => `\t\t${quoted(`${command.name}:${command.about}`)}`).join('\n')}
	)
	_arguments -C \\
${flags.map((flag) => `\t\t${flagSpec(flag, '(- *)')} \\`).join('\n')}
		'1: :->command' \\
		'*:: :->words'
	case $state in
	command) _describe -t commands command commands ;;
	words)
		case $words[1] in
${commands.map(commandCase).join('\n')}
		esac
		;;
	esac
}

if [[ $funcstack[1] == _${name} ]]; then
	_${name} "$@"
else
	compdef _${name} ${name}
fi
`;
}

function commandCase({ name, flags, operands }: CommandWords): string {
	const words = operands.map((operand, at) =>
		quoted(`${at === operands.length - 1 ? '*' : at + 1}:${labels[labelOf(operand)]}:${action(operand)}`),
	);
	const specs = [...flags.map((flag) => flagSpec(flag)), ...words];
	return `\t\t${name})\n\t\t\t_arguments -S ${specs.map((spec) => `\\\n\t\t\t\t${spec}`).join(' ')}\n\t\t\t;;`;
}

/** `(-h --help)'{-h,--help}'[show this]'`: one of the spellings is enough. */
function flagSpec(flag: FlagWords, excludes?: string): string {
	const words = spellings(flag);
	const value = flag.value === undefined ? '' : `:${escaped(flag.value)}:${action(flag.offers)}`;
	const rest = quoted(`[${escaped(flag.about)}]${value}`);
	const spelled = words.map((word) =>
		flag.value !== undefined && word.startsWith('--') ? `${word}=` : word,
	);
	const alone = excludes ?? (words.length > 1 ? `(${words.join(' ')})` : '');
	return `${alone === '' ? '' : quoted(alone)}${spelled.length > 1 ? `{${spelled.join(',')}}` : spelled[0]}${rest}`;
}

const labels = { files: 'path', folders: 'folder', nothing: 'word', words: 'word' } as const;

const labelOf = (offer: Offer): keyof typeof labels => (typeof offer === 'string' ? offer : 'words');

function action(offer: Offer): string {
	switch (offer) {
		case 'files':
			return '_files';
		case 'folders':
			return '_files -/';
		case 'nothing':
			return ' ';
		default:
			return `(${offer.join(' ')})`;
	}
}

/** A text between brackets or colons of a specification. */
const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');

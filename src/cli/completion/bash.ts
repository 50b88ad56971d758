import type { Offer } from '../command';
import { type ProgramWords, spellings } from './words';

/**
 * Completion for bash 3.2 and later, without the package bash-completion: `=` and `:` part words there, so a value
 * behind `--flag=` is a word of its own.
 */
export function toBash({ name, flags, commands }: ProgramWords): string {
	const own = `_${name}`;
	const values = commands.flatMap((command) =>
		command.flags
			.filter(({ value }) => value !== undefined)
			.map((flag) => {
				const patterns = spellings(flag).map((word) => quoted(`${command.name} ${word}`));
				return `\t${patterns.join(' | ')} ) ${offer(flag.offers)} ;;`;
			}),
	);
	const places = commands.flatMap(({ name: command, operands }) =>
		operands.map((operand, at) => {
			const pattern = at === operands.length - 1 ? `${quoted(`${command} `)}*` : quoted(`${command} ${at}`);
			return `\t${pattern} ) ${offer(operand)} ;;`;
		}),
	);
	return `# Completion of ${name} for bash. Written by: ${name} completion bash
# Flags of a command, or those that stand before commands.
${own}_flags() {
	case $1 in
${commands.map((command) => `\t${quoted(command.name)} ) words=${quoted(command.flags.flatMap(spellings).join(' '))} ;;`).join('\n')}
	* ) words=${quoted(flags.flatMap(spellings).join(' '))} ;;
	esac
}

# What the value of a command's flag may be. Fails for a flag that takes none.
${own}_value() {
	words='' kind=''
	case $1 in
${values.join('\n')}
	* ) return 1 ;;
	esac
}

# What may stand behind a command at a place.
${own}_operand() {
	words='' kind=''
	case $1 in
${places.join('\n')}
	esac
}

${own}_offer() {
	local word
	COMPREPLY=()
	case $kind in
	files ) compopt -o filenames -o default 2>/dev/null ;;
	folders ) compopt -o filenames 2>/dev/null ;;
	esac
	while IFS= read -r word; do
		COMPREPLY+=("$word")
	done < <(
		case $kind in
		files ) compgen -f -- "$1" ;;
		folders ) compgen -d -- "$1" ;;
		* ) compgen -W "$words" -- "$1" ;;
		esac
	)
}

${own}() {
	local words='' kind='' at=2 place=0 ended='' flag
	local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]}
	if ((COMP_CWORD == 1)); then
		case $current in
		-* ) ${own}_flags ;;
		* ) words=${quoted(commands.map((command) => command.name).join(' '))} ;;
		esac
		${own}_offer "$current"
		return
	fi
	while ((at < COMP_CWORD)); do
		flag=\${COMP_WORDS[at]}
		case $ended$flag in
		-- ) ended=ended ;;
		-* )
			if ${own}_value "$command $flag"; then
				[[ \${COMP_WORDS[at + 1]} == '=' ]] && ((at += 1))
				((at += 1))
			fi
			;;
		* ) ((place += 1)) ;;
		esac
		((at += 1))
	done
	if [[ $current == '=' ]]; then
		current='' flag=$before
	elif [[ $before == '=' ]]; then
		flag=\${COMP_WORDS[COMP_CWORD - 2]}
	else
		flag=$before
	fi
	# Behind a flag that was given its value, \`at\` stands at the word; within the value it stands behind it.
	if ((at > COMP_CWORD)) && ${own}_value "$command $flag"; then
		${own}_offer "$current"
		return
	fi
	case $ended$current in
	-* ) kind='' && ${own}_flags "$command" ;;
	* ) ${own}_operand "$command $place" ;;
	esac
	${own}_offer "$current"
}

complete -F ${own} ${name}
`;
}

function offer(offers: Offer): string {
	return offers === 'nothing'
		? ':'
		: typeof offers === 'string'
			? `kind=${offers}`
			: `words=${quoted(offers.join(' '))}`;
}

/** A text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

import type { Offer } from '../command';
import { type CommandWords, type FlagWords, type ProgramWords, spellings } from './words';

/** Completion for PowerShell 5.1 and later. Files are its own to complete: it does where nothing is offered. */
export function toPowerShell({ name, flags, commands }: ProgramWords): string {
	return `# Completion of ${name} for PowerShell. Written by: ${name} completion powershell
Register-ArgumentCompleter -Native -CommandName ${quoted(name)} -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)

	# Each: its name, what it is for, whether it takes a value, and what the value may be.
	$programFlags = ${flagTable(flags, 1)}
	$commands = [ordered]@{
${commands.map(commandRow).join('\n')}
	}

	$before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
		Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
	$offered = [System.Collections.Generic.List[object]]::new()

	if ($before.Count -eq 0) {
		if ($wordToComplete -like '-*') {
			$programFlags | ForEach-Object { $offered.Add(@($_[0], $_[1])) }
		} else {
			$commands.GetEnumerator() | ForEach-Object { $offered.Add(@($_.Key, $_.Value.About)) }
		}
	} elseif ($commands.Contains($before[0])) {
		$command = $commands[$before[0]]
		$place = 0
		$open = $null
		foreach ($word in @($before | Select-Object -Skip 1)) {
			if ($open) {
				$open = $null
			} elseif ($word -like '-*') {
				$open = $command.Flags | Where-Object { $_[0] -eq $word -and $_[2] } | Select-Object -First 1
			} else {
				$place++
			}
		}
		if ($open) {
			$open[3] | ForEach-Object { $offered.Add(@($_, $open[1])) }
		} elseif ($wordToComplete -like '-*') {
			$command.Flags | ForEach-Object { $offered.Add(@($_[0], $_[1])) }
		} else {
			$operand = $command.Operands[[Math]::Min($place, $command.Operands.Count - 1)]
			$operand | ForEach-Object { $offered.Add(@($_, $_)) }
		}
	}

	$offered | Where-Object { $_[0] -and $_[0].StartsWith($wordToComplete, [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
		[System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
	}
}
`;
}

function commandRow({ name, about, flags, operands }: CommandWords): string {
	return `\t\t${quoted(name)} = @{
			About = ${quoted(about)}
			Flags = ${flagTable(flags, 3)}
			Operands = @(${operands.map((offer) => `,${wordTable(offer)}`).join('; ')})
		}`;
}

function flagTable(flags: readonly FlagWords[], depth: number): string {
	const rows = flags.flatMap((flag) =>
		spellings(flag).map(
			(word) =>
				`,@(${quoted(word)}, ${quoted(flag.about)}, $${flag.value !== undefined}, ${wordTable(flag.offers)})`,
		),
	);
	const indent = '\t'.repeat(depth);
	return rows.length === 0 ? '@()' : `@(\n${rows.map((row) => `${indent}\t${row}`).join('\n')}\n${indent})`;
}

const wordTable = (offer: Offer): string =>
	typeof offer === 'string' ? '@()' : `@(${offer.map(quoted).join(', ')})`;

/** A text as one word of PowerShell; its curly quotes end a text as the straight ones do. */
const quoted = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

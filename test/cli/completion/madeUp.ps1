# Completion of weightwise for PowerShell. Written by: weightwise completion powershell
Register-ArgumentCompleter -Native -CommandName 'weightwise' -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)

	# Each: its name, what it is for, whether it takes a value, and what the value may be.
	$programFlags = @(
		,@('--help', 'show this; it''s all', $false, @())
		,@('-h', 'show this; it''s all', $false, @())
	)
	$commands = [ordered]@{
		'look' = @{
			About = 'at $(touch obeyed) `touch obeyed` ''and'' "more"; touch obeyed: [x] \ ’’quoted‘‘'
			Flags = @(
				,@('--format', '[text]: or $(touch obeyed)', $true, @('text', 'json'))
				,@('--policy', 'the team''s', $true, @())
				,@('--cache', 'where', $true, @())
				,@('--verbose', 'more', $false, @())
				,@('-v', 'more', $false, @())
			)
			Operands = @(,@('one', 'two'); ,@())
		}
		'say' = @{
			About = 'something'
			Flags = @()
			Operands = @(,@())
		}
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

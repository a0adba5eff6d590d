// For PowerShell: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
import type { CommandWords, OptionWords } from './words.ts'

export function powershell(commands: readonly CommandWords[]): string {
  return `# straykey completion powershell: straykey completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName straykey -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${commands.map((command) => `    ${quoted(command.name)} = @(${command.options.map(({ name }) => quoted(`--${name}`)).join(', ')})`).join('\n')}
  }
  $actions = @{
${commands
  .filter(({ actions }) => actions.length > 0)
  .map(({ name, actions }) => `    ${quoted(name)} = @(${actions.map(quoted).join(', ')})`)
  .join('\n')}
  }
  $choices = @{
${choicesOf(commands)
  .map(({ name, choices = [] }) => `    ${quoted(`--${name}`)} = @(${choices.map(quoted).join(', ')})`)
  .join('\n')}
  }
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  $before = @($words | Where-Object { $_ -ne $wordToComplete })
  $command = @($before | Where-Object { $options.ContainsKey($_) })[0]
  if (-not $command) { $command = 'scan' }
  $last = if ($before.Count -gt 0) { $before[-1] } else { '' }
  $found = if ($choices.ContainsKey($last)) { $choices[$last] }
    elseif ($wordToComplete.StartsWith('-')) { $options[$command] }
    elseif ($before.Count -eq 0) { $options.Keys | Sort-Object }
    elseif ($last -eq $command -and $actions.ContainsKey($command)) { $actions[$command] }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`
}

/** An option of several commands has the same choices in all of them. */
function choicesOf(commands: readonly CommandWords[]): OptionWords[] {
  const byName = new Map(commands.flatMap(({ options }) => options.map((option) => [option.name, option] as const)))
  return [...byName.values()].filter(({ choices = [] }) => choices.length > 0)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

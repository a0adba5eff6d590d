// straykey completion: a script that completes commands, options and their values.
import { UserError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { commonOptions } from '../options.ts'

const names = ['bash', 'zsh', 'fish', 'powershell']

export const completion: Command = {
  usage: names.map((name) => `straykey completion ${name}`),
  about: 'Print a script that lets a shell complete commands, options and their values.',
  options: commonOptions,
  examples: [
    ['source <(straykey completion bash)', 'for this shell; in ~/.bashrc for every one'],
    ['straykey completion zsh > ~/.zsh/completions/_straykey', 'for zsh, with that folder in fpath'],
    ['straykey completion fish > ~/.config/fish/completions/straykey.fish', 'for fish'],
    ['straykey completion powershell | Out-String | Invoke-Expression', 'for PowerShell; in $PROFILE for every one'],
  ],
  async run({ positionals: [name = '', ...more] }, { stdout, commands }) {
    const [{ shells }, { wordsOf }] = await Promise.all([import('../completions/index.ts'), import('../completions/words.ts')])
    const script = Object.hasOwn(shells, name) ? shells[name] : undefined
    if (!script || more.length > 0) throw new UserError(`expected one shell: ${completion.usage.join(', or ')}`)
    stdout.write(script(wordsOf(commands)))
    return 0
  },
}

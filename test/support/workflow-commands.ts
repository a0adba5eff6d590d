// Workflow commands as GitHub's runner takes them from a step's output (actions/runner, ActionCommand: what it undoes is what
// actions/toolkit does in packages/core, command.ts).

export interface WorkflowCommand {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** The commands in an output, in order, and the lines that are none. */
export function readCommands(output: string): { commands: WorkflowCommand[]; lines: string[] } {
  const [commands, lines] = [[] as WorkflowCommand[], [] as string[]]
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = toCommand(line.trimStart())
    if (command) commands.push(command)
    else if (line !== '') lines.push(line)
  }
  return { commands, lines }
}

function toCommand(line: string): WorkflowCommand | undefined {
  const end = line.indexOf('::', 2)
  if (!line.startsWith('::') || end < 0) return undefined
  const head = line.slice(2, end)
  const blank = head.indexOf(' ')
  const list = blank < 0 ? '' : head.slice(blank + 1).trim()
  const pairs = list.split(',').flatMap((one) => {
    const sign = one.indexOf('=')
    return sign < 0 ? [] : [[one.slice(0, sign), unescapedProperty(one.slice(sign + 1))]]
  })
  return {
    command: blank < 0 ? head : head.slice(0, blank),
    properties: Object.fromEntries(pairs),
    message: unescaped(line.slice(end + 2)),
  }
}

/** The percent sign last, or an escaped escape would be undone twice. */
function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapedProperty(text: string): string {
  return unescaped(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

// A file of decisions, or standard input → decisions; wrong ones are said with their place, and then none counts.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { decisionFaults, type GivenDecision } from '../../baseline/decisions.ts'
import { UserError } from '../../errors.ts'
import type { Fault } from '../../shape.ts'
import { toSlashes } from '../../slashes.ts'
import type { Terminal } from '../command.ts'

/** `named` is a file's name, or `-`. Throws UserError for what can't be read, and for faults. */
export async function readDecisions(
  named: string,
  terminal: Terminal,
  { today, hide }: { today: string; hide: (text: string) => Promise<string> },
): Promise<GivenDecision[]> {
  const name = named === '-' ? 'standard input' : toSlashes(named)
  const text = (named === '-' ? await allOf(terminal.stdin) : textOf(path.resolve(terminal.folder, named), name)).replace(/^\ufeff/, '')
  const value = await parse(text, name)
  const faults = decisionFaults(value, today)
  const all = faults.length > 0 ? faults : await noteFaults(value as GivenDecision[], hide)
  // The places of what is wrong are looked for only now: that takes long.
  if (all.length > 0) (await import('../../yaml-file.ts')).readYamlText(text, name, () => all)
  return value as GivenDecision[]
}

/** What isn't JSON may be YAML; else that says where it breaks off. */
async function parse(text: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return (await import('../../yaml-file.ts')).readYamlText(text, name, () => [])
  }
}

/** A note is committed with the baseline. */
async function noteFaults(decisions: readonly GivenDecision[], hide: (text: string) => Promise<string>): Promise<Fault[]> {
  const hidden = await Promise.all(decisions.map(({ note = '' }) => hide(note)))
  return decisions.flatMap(({ note = '' }, index) =>
    hidden[index] === note ? [] : [{ path: [index, 'note'], message: 'holds a secret; say it without' }],
  )
}

function textOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UserError(`${name}: the decisions can't be read (${code}); check the path`, { cause: error })
  }
}

async function allOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

// straykey rotate: what to do about a leaked key, in order, with its places and commands. It calls nobody and changes nothing.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { commonOptions, rotateOptions } from '../options.ts'

export const rotate: Command = {
  usage: ['straykey rotate FINGERPRINT [PATH…]'],
  about:
    'List what to do about a leaked key, in order: what to create, where to replace it, how to deploy it, how to revoke the old one, and how to confirm that it is dead. Calls nobody and changes nothing.',
  options: { ...rotateOptions, ...commonOptions },
  exitCodes: 'Exit codes: 0 the steps are listed · 2 wrong usage, or no such key',
  examples: [
    ['straykey rotate FINGERPRINT', 'for a key in the current folder'],
    ['straykey rotate github-pat-classic:1a2b3c4d --history', 'for one that only the history holds'],
  ],
  async run(given, terminal) {
    const { searchOf, sorted } = await import('../key-source.ts')
    const { fingerprints, places } = sorted(given, terminal)
    if (fingerprints.length !== 1 || places.includes('-')) throw new UserError(`expected one fingerprint: ${rotate.usage[0]}`)
    const { keysNamed, searchKeys } = await import('../../leaked-keys.ts')
    const report = await searchKeys(searchOf(given, terminal, { paths: places, signal: new AbortController().signal }))
    const { rotationOf, tellingNames } = await import('../../rotation.ts')
    const { rotationText } = await import('../rotate-text.ts')
    const { sayer } = await import('../saying.ts')
    const names = tellingNames.filter((name) => existsSync(path.join(report.top ?? report.root, name)))
    for (const key of keysNamed(report, fingerprints)) sayer([key], terminal)(rotationText(key, rotationOf(key, { names })))
    return 0
  },
}

// Our line in hook scripts of any kind: what init puts in, uninstall takes out, and the script does what it did.
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOurs } from '../../src/hooks/editing/marks.ts'
import { type Call, newScript, withLine, withoutLine } from '../../src/hooks/editing/script.ts'
import { hookNames } from '../../src/hooks/place/hook-name.ts'
import { linesOf } from '../../src/plan/lines.ts'
import { temporaryFolder } from '../support/repo.ts'
import { standIn } from '../support/stand-in.ts'

const shebangs = ['#!/bin/sh', '#!/usr/bin/env bash', '#!/bin/bash -e', '#!/usr/bin/env -S sh -e', '#! /bin/dash', '']
const commands = [
  'echo one',
  'cat',
  'exit 0',
  'exit 3',
  'exec echo two',
  'false',
  'set -e',
  '# a comment',
  '',
  '\t # indented',
  'if true; then echo yes; fi',
]
const call: fc.Arbitrary<Call> = fc.record({
  hook: fc.constantFrom(...hookNames),
  program: fc.constantFrom('straykey', 'node_modules/.bin/straykey', `node '/opt/a b/cli.js'`),
})

/** Lines, how they end, and whether the last one does. */
const scriptOf = (lines: fc.Arbitrary<string>, ends: readonly string[]) =>
  fc
    .record({
      shebang: fc.constantFrom(...shebangs),
      lines: fc.array(lines, { maxLength: 6 }),
      end: fc.constantFrom(...ends),
      last: fc.boolean(),
    })
    .map(({ shebang, lines: body, end, last }) =>
      [...(shebang ? [shebang] : []), ...body].map((line, i, all) => line + (last || i < all.length - 1 ? end : '')).join(''),
    )

/** Bytes as Latin-1 characters, without those that end a line or say that it is no text. */
const anyLine = fc
  .string({ unit: fc.integer({ min: 1, max: 255 }).map((byte) => String.fromCharCode(byte)), maxLength: 20 })
  .map((text) => text.replace(/[\r\n]/g, '').replace(/^#!/, ''))
const anyScript = scriptOf(fc.oneof(fc.constantFrom(...commands), anyLine), ['\n', '\r\n'])

describe('our line in a script', () => {
  it('goes without a trace: init and uninstall give the bytes from before', () => {
    fc.assert(
      fc.property(anyScript, call, (script, one) => {
        const installed = withLine(script, one)
        expect(typeof installed).toBe('string')
        expect(withoutLine(String(installed))).toBe(script)
      }),
      { numRuns: 3000 },
    )
  })

  it('is one line, and stays one when init runs again', () => {
    fc.assert(
      fc.property(anyScript, call, (script, one) => {
        const installed = String(withLine(script, one))
        expect(linesOf(installed).filter(isOurs).length).toBe(1)
        expect(withLine(installed, one)).toBe(installed)
      }),
      { numRuns: 1000 },
    )
  })

  it('is brought up to date in its place, and still goes without a trace', () => {
    fc.assert(
      fc.property(anyScript, call, call, (script, one, other) => {
        const updated = String(withLine(String(withLine(script, one)), { ...other, hook: one.hook }))
        expect(updated).toBe(withLine(script, { ...other, hook: one.hook }))
        expect(withoutLine(updated)).toBe(script)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the line ends of Windows', () => {
    const installed = String(withLine('#!/bin/sh\r\necho one\r\n', { hook: 'pre-commit', program: 'straykey' }))
    expect(installed).toMatch(/^#!\/bin\/sh\r\nstraykey hook run pre-commit [^\n]*\r\necho one\r\n$/)
  })
})

describe('a script with our line, run by a shell', () => {
  const run = (script: string, environment: Readonly<Record<string, string>>) => {
    const { status, stdout } = spawnSync('sh', ['-c', script, 'hook', 'first', 'second'], {
      cwd: temporaryFolder(),
      env: environment,
      input: 'refs\nmore\n',
      encoding: 'utf8',
    })
    return { status, stdout }
  }
  const shellScript = scriptOf(fc.constantFrom(...commands), ['\n'])

  it('does what it did, with the same input, once straykey has let it pass', () => {
    const { environment, calls } = standIn(0)
    fc.assert(
      fc.property(shellScript, fc.constantFrom(...hookNames), (script, hook) => {
        // A hook that reads and is given nothing has no say: only git push writes to one.
        const quiet = hook === 'pre-push' ? script : script.replaceAll(/^cat$/gm, 'true')
        expect(run(String(withLine(quiet, { hook, program: 'straykey' })), environment)).toEqual(run(quiet, environment))
        expect(calls()).toEqual([`hook run ${hook} first second<refs`, 'more'])
      }),
      { numRuns: 60 },
    )
  })

  it('ends with the code of straykey, and runs nothing else, when it finds something', () => {
    const { environment } = standIn(7)
    fc.assert(
      fc.property(shellScript, fc.constantFrom(...hookNames), (script, hook) => {
        const after = String(withLine(script, { hook, program: 'straykey' }))
        expect(run(after, environment)).toEqual({ status: 7, stdout: '' })
      }),
      { numRuns: 40 },
    )
  })

  it('leaves no file behind', () => {
    const { environment } = standIn(0)
    const folder = temporaryFolder()
    const script = String(withLine('cat', { hook: 'pre-push', program: 'straykey' }))
    const { stdout } = run(`${script}\nls '${folder}'`, { ...environment, TMPDIR: folder })
    expect(stdout).toBe('refs\nmore\n')
  })
})

describe('a script that is not for a shell', () => {
  it.each([
    ['#!/usr/bin/env python3\nprint(1)\n', 'python3'],
    ['#!/usr/bin/env -S node --no-warnings\n', 'node'],
    ['#!/usr/bin/perl -w\n', 'perl'],
    ['#!/usr/bin/fish\n', 'fish'],
    ['\x7fELF\0\0', 'a binary program'],
  ])('is left, with what to add: %j', (script, named) => {
    const edited = withLine(script, { hook: 'commit-msg', program: 'straykey' })
    expect(edited).toEqual({ left: expect.stringContaining(named) })
    expect(edited).toEqual({ left: expect.stringContaining('straykey hook run commit-msg') })
  })
})

describe('a script that we made', () => {
  const made = newScript({ hook: 'pre-commit', program: 'straykey' }, true)

  it('goes as a whole', () => {
    expect(withoutLine(made)).toBeUndefined()
  })

  it('stays when somebody added to it, without our lines', () => {
    expect(withoutLine(`${made}npm test\n`)).toBe('#!/bin/sh\nnpm test\n')
  })
})

describe('a script that calls straykey already', () => {
  it.each(['straykey hook run pre-commit\n', 'node /opt/straykey/dist/cli.js --staged --quiet\n', 'npx straykey scan --staged'])(
    'is left: %j',
    (script) => {
      expect(withLine(script, { hook: 'pre-commit', program: 'straykey' })).toBe(script)
    },
  )
})

describe('a script that husky before 9 starts anew', () => {
  it('gets our line behind that, so that it runs once', () => {
    const script = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpm test\n'
    expect(withLine(script, { hook: 'pre-commit', program: 'straykey' })).toMatch(/husky\.sh"\nstraykey hook run/)
  })
})

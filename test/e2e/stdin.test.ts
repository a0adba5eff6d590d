// Standard input as the thing to scan.
import { describe, expect, test } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { keyLine, placesOf } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const folder = () => temporaryFolder()

describe('standard input', () => {
  test.each([[['scan', '-']], [['-']]])('is scanned with %j', async (args) => {
    const { code, report } = await scanJson(args, { folder: folder(), input: `one\n${keyLine()}` })
    expect({ code, places: placesOf(report) }).toEqual({ code: 1, places: ['stdin:2:8'] })
  })

  test('without a secret gives exit code 0', async () => {
    const { code, stdout } = await runCli(['-'], { folder: folder(), input: 'nothing\n' })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('No secrets found') })
  })

  test('is called what --stdin-name says', async () => {
    const { report } = await scanJson(['-', '--stdin-name', 'src/app.ts'], { folder: folder(), input: keyLine() })
    expect(placesOf(report)).toEqual(['src/app.ts:1:8'])
  })

  test('is the only thing scanned', async () => {
    const here = folder()
    writeFiles(here, { 'a.txt': keyLine() })
    const { code, report } = await scanJson(['-'], { folder: here, input: 'nothing\n' })
    expect({ code, blobs: report.scanned.blobs }).toEqual({ code: 0, blobs: 1 })
  })

  test('of no bytes is loud: it says nothing about secrets', async () => {
    const { code, stdout } = await runCli(['-'], { folder: folder(), input: '' })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/nothing about secrets/) })
  })

  test.each([
    ['UTF-16 with a mark', Buffer.from(`\ufeffone\n${keyLine()}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(`one\n${keyLine()}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\ufeffone\n${keyLine()}`)],
  ])('may be %s', async (_, input) => {
    expect(placesOf((await scanJson(['-'], { folder: folder(), input })).report)).toEqual(['stdin:2:8'])
  })

  test('may be thirty megabytes with the key at the end', async () => {
    const input = `${'a line of a log\n'.repeat(1_900_000)}${keyLine()}`
    const { report } = await scanJson(['-'], { folder: folder(), input })
    expect({ places: placesOf(report), bytes: report.scanned.bytes }).toEqual({ places: ['stdin:1900001:8'], bytes: input.length })
  })

  test('may be a key alone, without a line end', async () => {
    expect((await runCli(['-'], { folder: folder(), input: liveKey() })).code).toBe(1)
  })

  test.each([
    ['other paths', ['-', '.']],
    ['--staged', ['-', '--staged']],
  ])('can not be combined with %s: exit code 2', async (_, args) => {
    const { code, stderr } = await runCli(args, { folder: folder(), input: keyLine() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('standard input') })
  })

  test('is not read without -, so --stdin-name alone is exit code 2', async () => {
    const { code, stderr } = await runCli(['--stdin-name', 'a.txt'], { folder: folder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--stdin-name') })
  })

  test('obeys the configuration of the current folder', async () => {
    const here = folder()
    writeFiles(here, { 'straykey.yaml': 'failOn: critical\n' })
    const input = `key = "${fakeKey('sk_test_ alnum*32')}"\n`
    expect((await runCli(['-'], { folder: here, input })).code).toBe(0)
  })
})

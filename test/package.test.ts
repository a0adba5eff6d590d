// What `npm pack` would publish: that it holds what it should and no more, and that its types and entries can be used.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gitEnvironment, temporaryFolder } from './support/repo.ts'

const root = path.join(import.meta.dirname, '..')
const modules = path.join(root, 'node_modules/.bin')
/** Twice what it is now: a test's recording, or a source tree, would be more. */
const MOST_BYTES = 12_000_000

interface Packed {
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

function run(program: string, args: readonly string[]): string {
  const env = { ...gitEnvironment, HOME: '/nonexistent', npm_config_offline: 'true', npm_config_update_notifier: 'false', NO_COLOR: '1' }
  return execFileSync(program, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'pipe'] })
}

describe('the package', () => {
  let packed: Packed
  beforeAll(() => {
    const [first] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])) as Packed[]
    packed = first as Packed
  }, 60_000)

  test('holds the program, its rules, schemas and pages, and nothing else', () => {
    const others = packed.files.filter(
      ({ path: file }) => !/^(?:dist\/|man\/|rules\/|schema\/|action\.yml$|package\.json$|README\.md$|CHANGELOG\.md$|LICENSE$)/.test(file),
    )
    expect(others).toEqual([])
  })

  test.each([
    'dist/cli.js',
    'dist/index.js',
    'dist/types/index.d.ts',
    'dist/worker.js',
    'dist/scan-worker.js',
    'dist/chunks/builtin/rules.json',
  ])('holds %s', (file) => {
    expect(packed.files.map((one) => one.path)).toContain(file)
  })

  test('is no larger than it has to be', () => {
    expect(packed.unpackedSize).toBeLessThan(MOST_BYTES)
  })

  test('is one that publint has nothing to say of', () => {
    expect(run(path.join(modules, 'publint'), ['--strict'])).toMatch(/All good!/)
  }, 60_000)

  test('has types that every way of importing modules finds', () => {
    const folder = temporaryFolder()
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
    const [written] = JSON.parse(run('npm', args)) as { filename: string }[]
    // It ends with 1 when it has found a problem.
    expect(run(path.join(modules, 'attw'), [path.join(folder, written?.filename ?? ''), '--profile', 'esm-only'])).toContain('🟢 (ESM)')
  }, 120_000)
})

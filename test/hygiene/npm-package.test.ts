import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf } from '../../src/hygiene/facts.ts'
import { npmPackageIn, published } from '../../src/hygiene/packages/npm-package.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'

const SEED = 20261122
const SECRETS = ['.env', '.env.local', 'config/.env', 'config/inner/.env', 'lib/key.pem', '.npmrc']

type Files = Readonly<Record<string, string>>

/** What npm itself would publish of them. */
function publishedByNpm(folder: string): string[] {
  const environment = {
    PATH: process.env.PATH,
    npm_config_cache: folder.concat('-cache'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  }
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=silent'], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  })
  const answer = JSON.parse(output) as { files: { path: string }[] }[] | Record<string, { files: { path: string }[] }>
  const [pack] = Object.values(answer)
  return (pack?.files ?? [])
    .map(({ path }) => path)
    .filter((path) => SECRETS.includes(path))
    .sort()
}

async function publishedByOurReading(folder: string): Promise<string[]> {
  const facts = factsOf({ mode: 'tree', root: folder, environment: {}, files: [], ignored: [], secrets: [] })
  const own = await npmPackageIn('.', facts)
  const all = await Promise.all(SECRETS.map(async (path) => (own && (await published(path, own, facts)) ? [path] : [])))
  return all.flat().sort()
}

function packageFolder(files: Files, manifest: object = {}): string {
  const folder = temporaryFolder()
  const secrets = Object.fromEntries(SECRETS.map((path) => [path, 'A=1\n']))
  writeFiles(folder, {
    'index.js': '',
    ...secrets,
    ...files,
    'package.json': JSON.stringify({ name: 'acme', version: '1.0.0', ...manifest }),
  })
  return folder
}

describe('what npm publishes', () => {
  it.each<[what: string, files: Files, manifest: object]>([
    ['nothing says what', {}, {}],
    ['.gitignore leaves some out', { '.gitignore': '.env\n' }, {}],
    ['.gitignore leaves some out at the top alone', { '.gitignore': '/.env\n' }, {}],
    ['.npmignore counts in place of .gitignore', { '.gitignore': '.env\n', '.npmignore': 'lib\n' }, {}],
    ['an inner .npmignore takes one in again', { '.npmignore': '.env\n', 'config/.npmignore': '!.env\n' }, {}],
    ['an inner .gitignore leaves one out', { 'config/.gitignore': '.env\n' }, {}],
    ['files names folders', {}, { files: ['lib', 'index.js'] }],
    ['files names a folder with a secret', {}, { files: ['config/'] }],
    ['files names the secret', {}, { files: ['.env'] }],
    ['files has a pattern', {}, { files: ['config/**', '.env*'] }],
    ['files takes all but one', {}, { files: ['*', '!.env'] }],
    ['files counts in place of .gitignore', { '.gitignore': '.env\nlib\n' }, { files: ['lib', 'config'] }],
    ['files and an inner .npmignore', { 'config/.npmignore': '.env\n' }, { files: ['config'] }],
    ['a folder is left out', { '.npmignore': 'config/\n' }, {}],
    ['a negation stands behind', { '.npmignore': '.env*\n!.env.local\n' }, {}],
  ])('where %s', async (_, files, manifest) => {
    const folder = packageFolder(files, manifest)
    expect(await publishedByOurReading(folder)).toEqual(publishedByNpm(folder))
  })

  it('is never more than npm publishes, with any patterns', async () => {
    const pattern = fc.constantFrom(
      '.env',
      '.env*',
      '/.env',
      '*.pem',
      'config',
      'config/',
      '/config',
      '**/.env',
      'lib/*',
      '!.env',
      '!config/.env',
      '!lib',
      '*',
      'inner',
    )
    const lines = fc.array(pattern, { maxLength: 4 }).map((all) => `${all.join('\n')}\n`)
    const some = fc.option(lines, { nil: undefined })
    await fc.assert(
      fc.asyncProperty(some, some, some, async (git, npm, inner) => {
        const folder = packageFolder({
          ...(git !== undefined && { '.gitignore': git }),
          ...(npm !== undefined && { '.npmignore': npm }),
          ...(inner !== undefined && { 'config/.npmignore': inner }),
        })
        const truth = publishedByNpm(folder)
        expect((await publishedByOurReading(folder)).filter((path) => !truth.includes(path))).toEqual([])
      }),
      { seed: SEED, numRuns: 12 },
    )
  }, 400_000)

  it('is nothing of a package that is private, or has no name or version', async () => {
    for (const manifest of [{ private: true }, { name: undefined }, { version: undefined }]) {
      expect(await publishedByOurReading(packageFolder({}, manifest))).toEqual([])
    }
  })
})

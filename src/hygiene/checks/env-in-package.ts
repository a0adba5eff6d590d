// What is published once is mirrored everywhere within minutes.
import { posix } from 'node:path'
import type { HygieneCheck, Observation, Repair } from '../check.ts'
import { credentialsIn, credentialsKindOf } from '../credentials/index.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import type { Facts } from '../facts.ts'
import { npmPackageIn, published } from '../packages/npm-package.ts'
import { manifestTakes } from '../packages/python-package.ts'
import { weigh } from '../weighing-environment.ts'

export const envInPackage: HygieneCheck = {
  id: 'env-in-package',
  title: 'File with secrets in a package to be published',
  severity: 'high',
  harm: 'Packages are public and mirrored at once: whoever downloads one has the values, and nothing takes them back.',
  modes: ['tree'],
  remedy: [
    'Keep the file out of the package: list in files what belongs in, or the file in .npmignore (straykey hygiene --fix does the latter where one is in use).',
    'Look at what would be published before you publish: npm pack --dry-run.',
    'Replace every secret of versions that are published already.',
  ],
  async examine(facts) {
    const risky = await riskyFiles(facts)
    const seen = await Promise.all(risky.map(async (one) => [...(await inNpm(one, facts)), ...(await inPython(one, facts))]))
    return seen.flat()
  },
  fix({ path, about = '' }): Repair[] {
    const [by, file = '', folder = '.'] = about.split('\n')
    const inside = posix.relative(folder, path)
    if (by === 'files')
      return [
        { kind: 'by hand', sentence: `keep ${inside} out of "files" in ${file}: name what belongs in more narrowly, or add "!${inside}"` },
      ]
    if (by === 'python') return [{ kind: 'line', path: file, line: `exclude ${inside}` }]
    // As an ignore rule of git's would be written, so that one line does for both.
    return [{ kind: 'line', path: file, line: inside === '.env' ? inside : `/${inside.replace(/[\\*?[\]{}]/g, '\\$&')}` }]
  },
}

interface Risky {
  readonly path: string
  readonly severity: 'medium' | 'high'
  readonly holds: string
}

async function riskyFiles(facts: Facts): Promise<Risky[]> {
  const named = [...new Set([...facts.telling, ...facts.ignored])]
    .filter((path) => isEnvironmentFile(path) || credentialsKindOf(path))
    .sort()
  const seen = await Promise.all(
    named.map(async (path) => ({ path, ...(isEnvironmentFile(path) ? await weigh(path, facts) : await credentialsIn(path, facts)) })),
  )
  return seen.flatMap(({ path, severity, holds = '' }) => (severity === 'high' || severity === 'medium' ? [{ path, severity, holds }] : []))
}

async function inNpm({ path, severity, holds }: Risky, facts: Facts): Promise<Observation[]> {
  const folder = nearest(path, 'package.json', facts)
  const own = folder === undefined ? undefined : await npmPackageIn(folder, facts)
  const how = own && (await published(path, own, facts))
  if (!how) return []
  const why = how.by === 'files' ? `"files" in ${own.manifest} takes it along` : `nothing in ${how.ignoreFile} keeps it out`
  const file = how.by === 'files' ? own.manifest : how.ignoreFile
  return [
    {
      path,
      severity,
      about: [how.by, file, own.folder].join('\n'),
      message: `npm publish in ${own.folder} would publish ${path}, since ${why}: ${holds}.`,
    },
  ]
}

async function inPython({ path, severity, holds }: Risky, facts: Facts): Promise<Observation[]> {
  const folder = nearest(path, 'MANIFEST.in', facts)
  if (folder === undefined) return []
  const manifest = posix.join(folder, 'MANIFEST.in')
  const { compileAnyCase } = await import('../../path-filter.ts')
  if (!manifestTakes((await facts.read(manifest)) ?? '', posix.relative(folder, path), compileAnyCase)) return []
  return [
    {
      path,
      severity,
      about: ['python', manifest, folder].join('\n'),
      message: `${manifest} takes ${path} into the source distribution: ${holds}.`,
    },
  ]
}

/** The folder at or above the file's own that holds a file of that name. */
function nearest(path: string, name: string, { files }: Facts): string | undefined {
  const there = new Set(files)
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    if (there.has(posix.join(folder, name))) return folder
    if (folder === '.') return undefined
  }
}

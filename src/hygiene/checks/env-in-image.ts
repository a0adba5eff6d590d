// Who can pull an image can read every file in it, those too that a later layer deletes.
import { posix } from 'node:path'
import type { HygieneCheck, Observation } from '../check.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import type { Facts } from '../facts.ts'
import { listed } from '../holdings.ts'
import { contextsOf, isDockerfile } from '../images/contexts.ts'
import { type DockerIgnore, dockerPatternFor, fitsOrHolds, parseDockerIgnore } from '../images/docker-ignore.ts'
import { type Copy, copiesIn } from '../images/dockerfile.ts'
import { weigh } from '../weighing-environment.ts'

export const envInImage: HygieneCheck = {
  id: 'env-in-image',
  title: 'File of environment variables copied into an image',
  severity: 'medium',
  harm: 'Whoever can pull the image can read the values, even if a later layer deletes the file.',
  modes: ['tree'],
  remedy: [
    'List the file in .dockerignore (straykey hygiene --fix does this), and hand the values over when the container starts.',
    'Replace the secrets of images that are published already.',
  ],
  async examine(facts) {
    const found = await valuableFiles(facts)
    if (found.length === 0) return []
    const contexts = await contextsOf(facts.files.filter(isDockerfile), facts)
    const seen = await Promise.all(
      [...contexts].flatMap(([file, folders]) => [...folders].map((folder) => lookAt({ file, folder, found }, facts))),
    )
    return seen.flat()
  },
  fix({ severity, about = '' }) {
    const [folder = '.', ignoreFile = '', ...paths] = about.split('\n')
    if (severity === 'info') return []
    return paths.map((path) => ({ kind: 'line', path: ignoreFile, line: dockerPatternFor(posix.relative(folder, path)) }) as const)
  },
}

/** Files of environment variables that hold more than public settings. */
async function valuableFiles(facts: Facts): Promise<string[]> {
  const named = [...new Set([...facts.telling, ...facts.ignored])].filter(isEnvironmentFile).sort()
  const weights = await Promise.all(named.map((path) => weigh(path, facts)))
  return named.filter((_, index) => weights[index] && weights[index].severity !== 'info')
}

interface Place {
  readonly file: string
  readonly folder: string
  readonly found: readonly string[]
}

async function lookAt({ file, folder, found }: Place, facts: Facts): Promise<Observation[]> {
  const ignoreFile = await ignoreFileOf(file, folder, facts)
  const ignore = parseDockerIgnore((await facts.read(ignoreFile)) ?? '')
  const inside = found.filter((path) => folder === '.' || path.startsWith(`${folder}/`))
  const copies = copiesIn((await facts.read(file)) ?? '').map((copy) => ({
    copy,
    taken: inside.filter((path) => takes(copy, posix.relative(folder, path), ignore)),
  }))
  const told = copies.filter(({ taken }) => taken.length > 0).sort((a, b) => Number(b.copy.isInImage) - Number(a.copy.isInImage))
  const [first] = told
  return first ? [toObservation({ ...first, file, ignoreFile, folder })] : []
}

/** The one for this Dockerfile alone counts in place of the folder's. */
async function ignoreFileOf(file: string, folder: string, facts: Facts): Promise<string> {
  const own = `${file}.dockerignore`
  return (await facts.read(own)) === undefined ? posix.join(folder, '.dockerignore') : own
}

function takes({ sources, without }: Copy, path: string, ignore: DockerIgnore): boolean {
  const isMeant = sources.some((source) => source === '' || fitsOrHolds(source)(path))
  return isMeant && !without.some((pattern) => fitsOrHolds(pattern)(path)) && !ignore.leavesOut(path)
}

interface Taken {
  readonly copy: Copy
  readonly taken: readonly string[]
  readonly file: string
  readonly ignoreFile: string
  readonly folder: string
}

function toObservation({ copy, taken, file, ignoreFile, folder }: Taken): Observation {
  const into = copy.isInImage ? 'the image' : 'a stage of the build, and so into its cache'
  return {
    path: file,
    place: { line: copy.line, column: 1, endLine: copy.line, endColumn: copy.endColumn },
    message: `${file}:${copy.line} copies ${listed(taken)} into ${into}; nothing in ${ignoreFile} leaves ${taken.length === 1 ? 'it' : 'them'} out.`,
    ...(!copy.isInImage && { severity: 'info' as const }),
    about: [folder, ignoreFile, ...taken].join('\n'),
  }
}

// A leaked key → the list of what to do, in order: create, replace, deploy, revoke, confirm. Pure. No step holds the value: commands ask
// for it, or read it from standard input.
import type { Location } from './model.ts'
import type { LeakedKey } from './respond/leaked-key.ts'

/** What is known of the project beside the key. */
export interface Project {
  /** Names of files and folders at its top that tell where it is deployed. */
  readonly names: readonly string[]
}

export interface RotationStep {
  readonly title: string
  readonly lines: readonly string[]
}

/** Names at the top of a project that tell of a place for secrets. */
export const tellingNames = ['.github', '.gitlab-ci.yml', 'fly.toml', 'vercel.json', '.vercel', 'wrangler.toml', 'wrangler.jsonc'] as const

export function rotationOf(key: LeakedKey, project: Project): RotationStep[] {
  return [createStep(key), replaceStep(key), deployStep(key, project), revokeStep(key), confirmStep(key)]
}

function createStep({ rule }: LeakedKey): RotationStep {
  return {
    title: 'Create a new key',
    lines: [
      `At ${rule.provider.title}, with no more rights than it needs, and an expiry date where there is one: ${rule.docs}`,
      'One for each environment that used the old one, so that the next leak is a small one.',
    ],
  }
}

function replaceStep({ finding }: LeakedKey): RotationStep {
  const places = finding.locations.map((place) => ({ place: placeOf(place), environment: environmentOf(place.path) }))
  const shown = places.map(({ place, environment }) => (environment === undefined ? place : `${place}  (${environment})`))
  return {
    title: 'Replace it',
    lines:
      places.length === 0
        ? ['It stands in no file that was looked at; --history looks at all that the repository ever held.']
        : [...new Set(shown), 'In code, read it from the environment or a secret store; put the new value into no file that git tracks.'],
  }
}

function placeOf({ path, line, commit, inName, within }: Location): string {
  const place = inName || within !== undefined ? path : `${path}:${line}`
  return commit === undefined ? place : `${place} in commit ${commit.slice(0, 12)}: it stays in the history, so the key has to die`
}

const ENVIRONMENTS: readonly (readonly [name: string, words: RegExp])[] = [
  ['production', /(?:^|[^a-z])(?:prod|production|live)(?:[^a-z]|$)/],
  ['staging', /(?:^|[^a-z])(?:stage|staging|preprod|uat)(?:[^a-z]|$)/],
  ['test or CI', /(?:^|[^a-z])(?:tests?|ci|workflows|e2e)(?:[^a-z]|$)/],
  ['development', /(?:^|[^a-z])(?:dev|develop|development|local)(?:[^a-z]|$)/],
]

/** Which environment a file is for, as far as its name says; nothing where it doesn't. */
function environmentOf(path: string): string | undefined {
  const name = path.toLowerCase()
  return ENVIRONMENTS.find(([, words]) => words.test(name))?.[0]
}

function deployStep({ finding }: LeakedKey, { names }: Project): RotationStep {
  const name = variableOf(finding.locations) ?? 'NAME'
  const commands = [...new Set(names.flatMap((one) => COMMANDS[one]?.(name) ?? []))]
  const environments = [...new Set(finding.locations.flatMap(({ path }) => environmentOf(path) ?? []))]
  const where = environments.length > 0 ? `Where it runs: ${environments.join(', ')}. ` : ''
  return {
    title: 'Deploy the new key',
    lines: [...commands, `${where}Restart what reads it at its start, and see that it works with the new key before the next step.`],
  }
}

/** Each asks for the value, or reads it from standard input: an argument would stand in process lists and in the shell's history. */
const COMMANDS: Readonly<Record<string, (name: string) => string>> = {
  '.github': (name) => `gh secret set ${name}`,
  '.gitlab-ci.yml': (name) => `glab variable set ${name} --masked  (it reads the value from standard input)`,
  'fly.toml': (name) => `fly secrets import  (it reads ${name}=… from standard input)`,
  'vercel.json': (name) => `vercel env add ${name} production`,
  '.vercel': (name) => `vercel env add ${name} production`,
  'wrangler.toml': (name) => `wrangler secret put ${name}`,
  'wrangler.jsonc': (name) => `wrangler secret put ${name}`,
}

/** The name that the value is given to, where a line shows it in capitals. */
function variableOf(locations: readonly Location[]): string | undefined {
  for (const { frame } of locations) {
    const before = frame?.lines[frame.marked.index]?.slice(0, frame.marked.start) ?? ''
    const [, name] = /(?:^|[^A-Za-z0-9_])([A-Z][A-Z0-9_]{2,63})["']?\s*[:=]\s*["']?$/.exec(before) ?? []
    if (name !== undefined) return name
  }
  return undefined
}

function revokeStep({ finding, rule }: LeakedKey): RotationStep {
  const past = finding.locations.some(({ commit }) => commit !== undefined) ? ' --history' : ''
  return {
    title: 'Revoke the old one (at once, if it may have been seen by others: before the steps above)',
    lines: [`straykey revoke ${finding.fingerprint}${past}`, ...rule.remedy],
  }
}

function confirmStep({ finding }: LeakedKey): RotationStep {
  const past = finding.locations.some(({ commit }) => commit !== undefined) ? ' --history' : ''
  return {
    title: 'Confirm',
    lines: [
      `straykey revoke ${finding.fingerprint}${past} --confirm  (asks the issuer whether it is dead, while the value still stands somewhere)`,
      'straykey  (finds it no more), and straykey history  (says whether commits still hold it)',
    ],
  }
}

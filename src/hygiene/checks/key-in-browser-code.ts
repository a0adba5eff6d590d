// What reaches a browser reaches everybody: names that a front end's build tool puts into its bundle, and folders that are served.
import type { DotenvEntry } from '../../dotenv/entry.ts'
import type { Finding, Location } from '../../model.ts'
import { isServed } from '../browser-code.ts'
import type { HygieneCheck, Observation } from '../check.ts'
import { allFiles, entriesInForce, placeOfValue } from '../environment-entries.ts'
import { isEnvironmentFile } from '../environment-file.ts'
import type { Facts } from '../facts.ts'
import { isPublic, observationOf, type Placed, placedWhere, textBefore } from '../secret-places.ts'
import { isSecretEntry } from '../telling-entries.ts'

const PREFIXES = '(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP)_'
const BUNDLED = new RegExp(`^${PREFIXES}`)
/** Of names with KEY or TOKEN in them half are those of keys that are made for browsers. */
const SAYS_SECRET = /SECRET|PRIVATE_KEY|PASSWORD|SERVICE_ROLE/
/** The name that is given the value which comes next, on the same line. */
const GIVEN = new RegExp(`(?<![\\w$])(${PREFIXES}\\w+)['"\`\\]]{0,2}\\s*(?::\\s*\\w+\\s*)?[:=]\\s*[\\w({]*['"\`]?[^'"\`\\s]*$`)

export const keyInBrowserCode: HygieneCheck = {
  id: 'key-in-browser-code',
  title: 'Secret key in code that reaches browsers',
  severity: 'high',
  harm: 'Every visitor can read it with the tools of the browser, and do whatever it allows.',
  modes: ['tree', 'staged'],
  remedy: [
    'Revoke the key: if this was ever deployed, everybody has it.',
    'Make the call from a server of yours, which holds the key in its environment; let the browser call that server.',
    'Use a publishable key (pk_…) in the browser, where the issuer has such keys.',
  ],
  async examine(facts) {
    const found = [...inBundledNames(facts), ...inServedFiles(facts)]
    const seen = new Set(found.flatMap(({ path, place }) => (place ? [`${path}:${place.line}`] : [])))
    return [...found, ...(await inEntries(facts)).filter(({ path, place }) => !seen.has(`${path}:${place?.line}`))]
  },
}

function inBundledNames({ secrets }: Facts): Observation[] {
  const kept = secrets.filter((secret) => !isPublic(secret))
  return placedWhere(kept, (place, secret) => isGivenTo(nameFor(place), secret)).map((placed) =>
    observationOf(placed, `${said(placed)} is the value of ${nameFor(placed.first)}, which the build puts into what browsers get.`),
  )
}

/** What was found by its looks alone may be a key that is made for browsers; then the name has to say more. */
function isGivenTo(name: string | undefined, { confidence }: Finding): boolean {
  return name !== undefined && (confidence === undefined || SAYS_SECRET.test(name))
}

const nameFor = (place: Location): string | undefined => GIVEN.exec(textBefore(place))?.[1]
const said = ({ secret }: Placed): string => `${secret.title}, ${secret.redacted},`

/** Of values that are judged by their looks some are none, and a page has many: only known formats count here. */
function inServedFiles({ secrets, files }: Facts): Observation[] {
  const known = secrets.filter((secret) => !isPublic(secret) && secret.confidence === undefined)
  const served = isServed(files)
  return placedWhere(known, (place) => served(place.path) && nameFor(place) === undefined).map((placed) =>
    observationOf(placed, `${said(placed)} stands in ${placed.first.path}, which browsers get.`),
  )
}

/** Files that git ignores are not scanned, and go into the bundle all the same: by their names. */
async function inEntries(facts: Facts): Promise<Observation[]> {
  const files = allFiles(facts).filter(isEnvironmentFile).sort()
  const told = files.map(async (path) =>
    (await entriesInForce(path, facts)).filter(isBundledSecret).map((entry) => toObservation(path, entry)),
  )
  return (await Promise.all(told)).flat()
}

function isBundledSecret(entry: DotenvEntry): boolean {
  const name = entry.name.replace(BUNDLED, '')
  return name !== entry.name && SAYS_SECRET.test(name) && isSecretEntry({ ...entry, name })
}

function toObservation(path: string, entry: DotenvEntry): Observation {
  return {
    path,
    place: placeOfValue(entry),
    message: `${entry.name} is secret by its name, and the build puts it into what browsers get.`,
    severity: 'medium',
    about: entry.name,
  }
}

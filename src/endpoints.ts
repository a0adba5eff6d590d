// The user's own file of endpoints that may revoke keys: the only place, beside the built-in rules, that says who is called. What is
// scanned never does.
import { existsSync, realpathSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { UserError } from './errors.ts'
import type { Endpoint } from './respond/revocation-plan.ts'
import type { WrittenWay } from './rules/revoke-call.ts'
import { wayFaults } from './rules/revoke-faults.ts'
import { endpointsSchema } from './rules/revoke-schema.ts'
import { type Fault, faultsOf } from './shape.ts'
import { readYamlFile } from './yaml-file.ts'

export interface Endpoints {
  /** Absolute path; where the file would be, when there is none. Nothing where the environment names no home. */
  readonly file?: string
  /** Id of a provider → what is said of it. */
  readonly providers: Readonly<Record<string, Endpoint>>
}

export interface EndpointsPlace {
  /** What the user named, relative to `folder`. */
  readonly named?: string
  readonly folder: string
  /** Absolute path of what is scanned. */
  readonly root: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Throws UserError for a file with faults, for one that others can write, and for a named one that lies in what is scanned. */
export function loadEndpoints({ named, folder, root, environment }: EndpointsPlace): Endpoints {
  const file = named === undefined ? usualFile(environment) : path.resolve(folder, named)
  if (file === undefined) return { providers: {} }
  if (named === undefined && !statSync(file, { throwIfNoEntry: false })) return { file, providers: {} }
  const value = readYamlFile(file, endpointsFaults) as { readonly providers: Endpoints['providers'] }
  if (named !== undefined) refuseScanned(file, root)
  refuseForeign(file)
  return { file, providers: value.providers }
}

function usualFile({ XDG_CONFIG_HOME: named, APPDATA: windows, HOME: home }: EndpointsPlace['environment']): string | undefined {
  const folder = named && path.isAbsolute(named) ? named : (windows ?? (home && path.join(home, '.config')))
  return folder ? path.join(folder, 'straykey', 'revoke.yaml') : undefined
}

function endpointsFaults(value: unknown): Fault[] {
  const faults = faultsOf(value, endpointsSchema)
  if (faults.length > 0) return faults
  const { providers } = value as Endpoints
  return Object.entries(providers).flatMap(([id, endpoint]) => endpointFaults(endpoint, ['providers', id]))
}

function endpointFaults(endpoint: Endpoint, place: Fault['path']): Fault[] {
  if (endpoint.shape === undefined) {
    const surplus = Object.keys(endpoint).find((name) => !['keys', 'host', 'authority'].includes(name))
    if (surplus === undefined) return []
    return [{ path: [...place, surplus], message: 'means nothing without shape; add it, or leave this out for the documented call' }]
  }
  const host =
    endpoint.host === undefined ? [] : [{ path: [...place, 'host'], message: 'means nothing beside shape; write it into the url' }]
  return [...host, ...wayFaults(endpoint as WrittenWay, place)]
}

/** A change to what is scanned must not decide where keys go. */
function refuseScanned(file: string, root: string): void {
  // A name that looks like a key is shown, and so given here, redacted.
  if (!existsSync(root)) throw new UserError(`${root}: the folder can't be told from where the endpoints file is; rename it`)
  const inside = path.relative(realpathSync(root), realpathSync(file))
  if (inside.startsWith('..') || path.isAbsolute(inside)) return
  throw new UserError(`${file}: it lies in what is scanned, which must not say where keys are sent; keep it elsewhere`)
}

/** Windows knows no such numbers. */
function refuseForeign(file: string): void {
  const { uid } = userInfo()
  const { uid: owner, mode } = statSync(file)
  if (uid < 0) return
  if (owner !== uid && owner !== 0)
    throw new UserError(`${file}: it belongs to another user, who could have keys sent anywhere; take a copy of your own`)
  if ((mode & 0o002) !== 0) throw new UserError(`${file}: everybody can write it, and so have keys sent anywhere; run chmod o-w on it`)
}

// What is wrong with ways of revoking that a schema can't say.
import type { Fault } from '../shape.ts'
import { keyFaults, requestFaults } from './call-faults.ts'
import type { WrittenWay } from './revoke-call.ts'

type Path = Fault['path']

/** Shape → the fields that it can't do without, and those that it may have. */
const FIELDS: Readonly<Record<WrittenWay['shape'], { readonly needs: readonly string[]; readonly takes: readonly string[] }>> = {
  'own-key': { needs: ['request', 'done'], takes: ['dead', 'repeatable'] },
  'list-and-delete': { needs: ['url'], takes: ['headers', 'items', 'fields'] },
  batch: { needs: ['contract', 'url'], takes: ['headers', 'types', 'location', 'source', 'keyIdentifier', 'signingKey'] },
}
const EVERYWHERE = ['shape', 'affects', 'keys', 'docs', 'provider', 'host', 'authority']

/** Of the ways in a rule file; `ids` are those of its keys. */
export function revokeFaults(ways: readonly (WrittenWay & { readonly keys: readonly string[] })[], ids: ReadonlySet<string>): Fault[] {
  return ways.flatMap((way, i) => [...keyFaults(way.keys, ids, ['revoke', i]), ...wayFaults(way, ['revoke', i])])
}

/** Of one way, whose shape is right. */
export function wayFaults(way: WrittenWay, path: Path): Fault[] {
  const { needs, takes } = FIELDS[way.shape]
  const missing = needs
    .filter((name) => !(name in way))
    .map((name) => ({ path, message: `the field "${name}" is missing for ${way.shape}` }))
  const surplus = Object.keys(way).find((name) => ![...EVERYWHERE, ...needs, ...takes].includes(name))
  if (surplus !== undefined) return [...missing, { path: [...path, surplus], message: `has no meaning for ${way.shape}; remove it` }]
  return [...missing, ...(way.request ? requestFaults(way.request, [...path, 'request']) : []), ...signatureFaults(way, path)]
}

function signatureFaults({ shape, contract, keyIdentifier, signingKey }: WrittenWay, path: Path): Fault[] {
  if (shape !== 'batch') return []
  const signed = contract === 'github-alert'
  if (signed && (keyIdentifier === undefined || signingKey === undefined))
    return [{ path, message: 'github-alert is signed: keyIdentifier and signingKey (the name of an environment variable) are needed' }]
  if (!signed && (keyIdentifier !== undefined || signingKey !== undefined))
    return [{ path, message: `${contract} is not signed; remove keyIdentifier and signingKey` }]
  return []
}

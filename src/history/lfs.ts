// Contents that Git LFS keeps beside the object database: git itself has only pointers to them.
import type { Held } from '../detect/layer-detector.ts'
import { openFile } from '../files/open-file.ts'
import { displayPath, filePath, type RawPath } from '../files/raw-path.ts'
import { walk } from '../files/walk.ts'
import type { BlobMatches, Problem, Skipped } from '../model.ts'
import type { Look } from '../seen.ts'
import { NO_TIMELINE, type PastSecret, type RepositoryAudit } from './audit-repository.ts'
import type { Sighting } from './sightings.ts'

interface LfsOptions {
  readonly look: Look
  readonly fingerprintOf: (held: Held) => string
  readonly signal?: AbortSignal
}

/** Reads all contents in the folder. */
export async function auditLfs(folder: string, { look, fingerprintOf, signal }: LfsOptions): Promise<RepositoryAudit> {
  const listing = walk(folder, { ignored: true })
  const problems: Problem[] = [...listing.problems]
  const skipped: Skipped[] = []
  const blobs: BlobMatches[] = []
  const names: BlobMatches[] = []
  const scanned = { blobs: 0, bytes: 0 }
  for (const file of listing.files) {
    if (signal?.aborted) break
    const opened = openFile(filePath(folder, file))
    if (opened.state !== 'open') {
      problems.push({ where: displayPath(file), message: opened.state === 'failed' ? opened.message : 'it is no file any more' })
      continue
    }
    const seen = await look({ path: label(file), ...opened }).finally(opened.close)
    scanned.blobs++
    scanned.bytes += seen.scanned.bytes
    problems.push(...seen.problems)
    skipped.push(...seen.skipped)
    blobs.push(...seen.blobs.map((found) => ({ ...found, within: 'object' as const })))
    names.push(...seen.names.map((found) => ({ ...found, within: 'object' as const })))
  }
  return {
    ...toSecrets([...blobs, ...names], fingerprintOf),
    read: { blobs, names },
    unwanted: [],
    problems,
    skipped,
    scanned,
    interrupted: false,
  }
}

function label(file: RawPath): string {
  return `LFS object ${displayPath(file.slice(file.lastIndexOf('/') + 1)).slice(0, SHOWN_ID)}`
}

const SHOWN_ID = 12

function toSecrets(blobs: readonly BlobMatches[], fingerprintOf: LfsOptions['fingerprintOf']) {
  const secrets = new Map<string, PastSecret>()
  const sightings: Sighting[] = []
  for (const { path, matches } of blobs) {
    for (const fingerprint of new Set(matches.map(fingerprintOf))) {
      const objects = (secrets.get(fingerprint)?.timeline.objects ?? 0) + 1
      secrets.set(fingerprint, { timeline: { ...NO_TIMELINE, objects }, isExisting: false })
      sightings.push({ fingerprint, path, within: 'object' })
    }
  }
  return { secrets, sightings }
}

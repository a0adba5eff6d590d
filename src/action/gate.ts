// By whose settings it is judged: those of the checkout, but for commits that somebody proposes. These are judged by the
// settings of the branch that they are proposed to, or each could bring what lets it pass.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Revision, writeFilesAt, writeSettingsAt } from '../settings-at.ts'
import { toSlashes } from '../slashes.ts'
import { trustedSettings } from '../trusted-settings.ts'
import type { Inputs } from './inputs.ts'

export interface Gate {
  /** For `run` and `audit`. */
  readonly options: {
    readonly config?: string | false
    readonly rules?: readonly string[]
    readonly baseline?: string
    readonly allIsNew?: true
  }
  readonly notices: readonly string[]
  /** Deletes what was written for it. */
  remove(): void
}

export function ownGate({ config, baseline, rules }: Inputs): Gate {
  const options = { ...(config !== undefined && { config }), ...(baseline !== undefined && { baseline }), ...rulesOption(rules) }
  return { options, notices: [], remove: () => {} }
}

/** `base` is the commit that is trusted; it has to be here. Files outside the repository aren't of the commits, and count. */
export async function gateOf(base: Revision, inputs: Inputs): Promise<Gate> {
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-gate-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    return await gateIn(folder, { base, inputs, remove })
  } catch (error) {
    remove()
    throw error
  }
}

async function gateIn(folder: string, { base, inputs, remove }: { base: Revision; inputs: Inputs; remove: () => void }): Promise<Gate> {
  const files = await Promise.all(inputs.rules.map((file) => trustedFile(base, file, (name) => writeFilesAt(base, name, folder))))
  const baseline = inputs.baseline && (await trustedFile(base, inputs.baseline, (name) => writeFilesAt(base, name, folder)))
  const lost = inputs.rules.filter((_, i) => files[i] === undefined).map((file) => absent('rules', file, base))
  const own =
    inputs.config === undefined
      ? await trustedSettings(base.place, { trusted: base.revision, changed: 'HEAD' })
      : await namedConfig(base, inputs.config, folder)
  return {
    options: {
      config: own.config,
      ...rulesOption(files.filter((file) => file !== undefined)),
      ...(baseline && { baseline }),
      allIsNew: true,
    },
    notices: [...own.notices, ...lost, ...(inputs.baseline && !baseline ? [absent('baseline', inputs.baseline, base)] : [])],
    remove: () => {
      own.remove()
      remove()
    },
  }
}

async function namedConfig(base: Revision, file: string, folder: string): ReturnType<typeof trustedSettings> {
  const config = await trustedFile(base, file, (name) => writeSettingsAt(base, name, folder))
  return { config: config ?? false, notices: config === undefined ? [absent('config', file, base)] : [], remove: () => {} }
}

/** The file itself when it lies outside the repository, else what `write` makes of its path inside. */
async function trustedFile(
  { place }: Revision,
  file: string,
  write: (name: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const inside = toSlashes(path.relative(place.folder, file))
  const isOutside = inside === '..' || inside.startsWith('../') || path.isAbsolute(inside)
  return isOutside ? file : write(inside)
}

function absent(input: string, file: string, { place, revision }: Revision): string {
  const name = toSlashes(path.relative(place.folder, file))
  return `${input}: ${name} isn't in commit ${revision.slice(0, 12)}, whose settings count here; it counts once it is merged`
}

function rulesOption(rules: readonly string[]): { readonly rules?: readonly string[] } {
  return rules.length > 0 ? { rules } : {}
}

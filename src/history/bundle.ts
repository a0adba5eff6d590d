// A bundle is a pack behind a list of refs (gitformat-bundle). Git unpacks it into a repository of its own, which is
// removed when the audit ends.
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { type GitPlace, runGit } from '../git/git.ts'

export interface UnpackedBundle {
  readonly place: GitPlace
  /** Removes it. */
  remove(): void
}

/** Throws UserError for a file that is no bundle, or that builds on commits which it does not bring. */
export async function unpackBundle(file: string, environment: GitPlace['environment']): Promise<UnpackedBundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-bundle-'))
  const place: GitPlace = { folder, environment, asTold: false }
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await unpackInto(place, file)
    return { place, remove }
  } catch (error) {
    remove()
    throw error
  }
}

async function unpackInto(place: GitPlace, file: string): Promise<void> {
  const heads = await runGit(['bundle', 'list-heads', file], place)
  if (heads.code !== 0)
    throw new UserError(`${file}: git can't read this bundle (${firstLine(heads.complaint)}); name a repository or a bundle`)
  const format = formatOf(file)
  const steps = [
    ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, '.'],
    ['bundle', 'unbundle', file],
  ]
  for (const step of steps) {
    const answer = await runGit(step, place)
    if (answer.code !== 0) throw new UserError(refusal(file, answer.complaint))
  }
  for (const line of heads.output.toString('latin1').split('\n')) {
    const [id = '', name = ''] = line.split(' ')
    if (name.startsWith('refs/')) await runGit(['update-ref', name, id], place)
    else if (name === 'HEAD') await runGit(['update-ref', '--no-deref', 'HEAD', id], place)
  }
}

const HEADER_BYTES = 1024

/** Version 3 names the object format in its header; before, there was one only. */
function formatOf(file: string): string {
  const header = Buffer.alloc(HEADER_BYTES)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, header, 0, HEADER_BYTES, 0)
  closeSync(descriptor)
  return /^@object-format=(sha\d+)$/m.exec(header.toString('latin1'))?.[1] ?? 'sha1'
}

function refusal(file: string, complaint: string): string {
  if (!/lacks these prerequisite commits/.test(complaint)) return `${file}: git can't unpack this bundle (${firstLine(complaint)})`
  return `${file}: the bundle builds on commits that it does not bring; in a clone that has them, run: git fetch ${file} '*:refs/bundle/*', then straykey history`
}

function firstLine(complaint: string): string {
  return complaint.replace(/^(?:fatal|error): /, '').split('\n')[0] ?? ''
}

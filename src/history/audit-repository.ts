// One repository → the secrets of its past, with where they come from. Leaves it to others to make findings of matches.
import type { Held } from '../detect/layer-detector.ts'
import { textBlob } from '../detect/text-blob.ts'
import { CorruptData } from '../errors.ts'
import { displayPath, toRawPath } from '../files/raw-path.ts'
import { entryTypes } from '../git/pack-entries.ts'
import { listRefs, type Ref } from '../git/refs.ts'
import type { Repository } from '../git/repository.ts'
import { entryAround } from '../git/tree-entries.ts'
import type { BlobMatches, Problem, Skipped, Timeline } from '../model.ts'
import type { Scanned } from '../report-model.ts'
import { ancestors, commitOf } from './ancestry.ts'
import { missingFrom } from './completeness.ts'
import { Contents } from './contents.ts'
import { bySecret, type HeldSecret } from './held-secrets.ts'
import { type MatchTexts, scanReflogs, scanRefNames } from './labels.ts'
import { NONE } from './notes.ts'
import { type Origin, Origins } from './origins.ts'
import { readIndex, WorkTreeFiles } from './present.ts'
import { refTips, type Tip, withTagChains } from './reachability.ts'
import { listWanted, type Selection, select, type Wanted } from './selection.ts'
import { chooseSightings, firstHolder, inStore, type Read, readSightings, type Sighting } from './sightings.ts'
import { type Survey, type SurveyOptions, survey } from './survey.ts'
import { type Present, timelineOf } from './timeline.ts'
import { tellUnopened } from './unopened.ts'

export interface RepositoryOptions extends SurveyOptions {
  readonly wanted: Wanted
  readonly withAuthors: boolean
  readonly fingerprintOf: (held: Held) => string
  readonly matchTexts: MatchTexts
  /** Whether a path (`/` between names) is wanted. */
  readonly wants: (path: string) => boolean
}

/** A secret of the past. */
export interface PastSecret {
  readonly timeline: Timeline
  /** It was there before the commits that the audit is about. */
  readonly isExisting: boolean
}

export interface RepositoryAudit {
  /** By fingerprint. */
  readonly secrets: ReadonlyMap<string, PastSecret>
  readonly read: Read
  readonly sightings: readonly Sighting[]
  /** Paths of secrets that were left out because none of theirs is wanted. */
  readonly unwanted: readonly string[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
  readonly scanned: Scanned
  readonly interrupted: boolean
}

/** Surveys the repository, and asks where from for each secret that the audit is about. */
export async function auditRepository(repository: Repository, options: RepositoryOptions): Promise<RepositoryAudit> {
  const wanted = await listWanted(options.wanted, repository)
  if (wanted && 'message' in wanted) return { ...NOTHING, problems: [...repository.problems, wanted] }
  if (wanted?.ids.length === 0) return { ...NOTHING, problems: repository.problems }
  const [{ refs, problems: ofRefs }, found] = await Promise.all([listRefs(repository), survey(repository, options)])
  const problems = [...repository.problems, ...ofRefs, ...found.problems]
  const contents = new Contents(repository.place, repository.idBytes)
  try {
    const past = new Past({
      repository,
      options,
      found,
      contents,
      refs,
      problems,
      selection: wanted && select(wanted, found.graph, found.table),
    })
    return await past.audit()
  } finally {
    await contents.close()
  }
}

const NOTHING: RepositoryAudit = {
  secrets: new Map(),
  read: { blobs: [], names: [] },
  sightings: [],
  unwanted: [],
  problems: [],
  skipped: [],
  scanned: { blobs: 0, bytes: 0 },
  interrupted: false,
}

interface PastParts {
  readonly repository: Repository
  readonly options: RepositoryOptions
  readonly found: Survey
  readonly contents: Contents
  readonly refs: readonly Ref[]
  readonly problems: Problem[]
  readonly selection: Selection | undefined
}

/** What the survey found, and what is asked about it. */
class Past {
  readonly #parts: PastParts
  #tips: Promise<readonly Tip[]> | undefined
  readonly #secrets = new Map<string, PastSecret>()
  readonly #sightings: Sighting[] = []
  readonly #unwanted: string[] = []

  constructor(parts: PastParts) {
    this.#parts = parts
  }

  async audit(): Promise<RepositoryAudit> {
    const { found, problems, selection, repository } = this.#parts
    const labels = await this.#labels()
    if (found.holdings.holders.length > 0) await this.#askAll(await this.#present(labels.tips))
    const unopened = await tellUnopened(found, this.#parts.contents, this.#parts.options.wants)
    // Labels come with their matches.
    const read = await readSightings(this.#sightings, { contents: this.#parts.contents, ...this.#reading() })
    for (const label of labels.found) this.#addLabel(label)
    if (found.missing.length + repository.shallow.length > 0) {
      problems.push(...missingFrom(repository, { ...found, selection, tips: await this.#tipCommits() }))
    }
    const isName = ({ within }: BlobMatches) => within === 'name of a ref'
    return {
      secrets: this.#secrets,
      read: {
        blobs: [...read.blobs, ...labels.found.filter((one) => !isName(one))],
        names: [...read.names, ...labels.found.filter(isName)],
      },
      sightings: this.#sightings,
      unwanted: this.#unwanted,
      problems: [...problems, ...unopened.problems],
      skipped: unopened.skipped,
      scanned: found.scanned,
      interrupted: found.interrupted,
    }
  }

  /** Names of refs that lead to what is wanted; a range has no names. Reflogs stay here, and are looked at when all is wanted. */
  async #labels(): Promise<Labels> {
    const { refs, repository, options, found, problems, selection } = this.#parts
    const wanted = options.wanted.range === undefined ? refs.filter((ref) => this.#isWanted(ref)) : []
    const named = await scanRefNames(wanted, options.matchTexts)
    if (selection) return { found: named, tips: [] }
    const reflogs = await scanReflogs(repository, found.table, { matchTexts: options.matchTexts, problems })
    return { found: [...named, ...reflogs.found], tips: reflogs.tips }
  }

  #isWanted({ id, peeled = id }: Ref): boolean {
    const { selection, found } = this.#parts
    return !selection || selection.selected[commitOf(found.graph, found.table.findHex(peeled))] === 1
  }

  async #present(reflogTips: readonly Tip[]): Promise<Present> {
    const { found, repository, options, contents, refs, problems } = this.#parts
    const tips = await this.#refTips()
    const head = refs.find(({ name }) => name === 'HEAD')
    const inTags = found.holdings.holders.some((kind, i) => i % 3 === 1 && kind === entryTypes.tag)
    const headCommit = head ? commitOf(found.graph, found.table.findHex(head.id)) : NONE
    return {
      graph: found.graph,
      table: found.table,
      contents,
      head: headCommit,
      headPast: ancestors(found.graph, headCommit === NONE ? [] : [headCommit]),
      tips: [...(inTags ? await withTagChains(tips, found.table, contents) : tips), ...reflogTips],
      index: await readIndex(repository, found.table, problems),
      workTree: new WorkTreeFiles(repository, options.look),
      withAuthors: options.withAuthors,
      isSecret: (match, fingerprint) => options.fingerprintOf(match) === fingerprint,
    }
  }

  async #askAll(present: Present): Promise<void> {
    const { found, contents, problems } = this.#parts
    const origins = new Origins(found.graph, found.table, contents)
    for (const secret of bySecret(found.holdings)) {
      try {
        await this.#ask(secret, origins, present)
      } catch (error) {
        // What is damaged on the way to it must not hide a secret.
        if (!(error instanceof CorruptData)) throw error
        problems.push({ where: `object ${firstHolder(secret, found.table)}`, message: error.message })
        this.#secrets.set(secret.fingerprint, { timeline: NO_TIMELINE, isExisting: false })
        this.#sightings.push(...inStore(secret, found.table))
      }
    }
  }

  async #ask(secret: HeldSecret, origins: Origins, present: Present): Promise<void> {
    const { options } = this.#parts
    const origin = await origins.of(secret, (treeId) => this.#namesIn(treeId, secret))
    const standing = this.#standing(secret, origin, present)
    if (standing === 'elsewhere') return
    const timeline = await timelineOf(secret, origin, present)
    const paths = origin.paths.filter(({ path }) => options.wants(displayPath(path)))
    if (origin.paths.length > 0 && paths.length === 0 && secret.commits.size + secret.tags.size === 0) {
      this.#unwanted.push(...timeline.paths)
      return
    }
    const sightings = await chooseSightings(secret, { ...origin, paths }, present)
    this.#secrets.set(secret.fingerprint, { timeline, isExisting: standing === 'existing' })
    this.#sightings.push(...sightings)
  }

  /** Whether the wanted commits brought it. A tag counts with what it is a tag of. */
  #standing({ tags }: HeldSecret, { commits }: Origin, { graph, tips }: Present): 'new' | 'existing' | 'elsewhere' {
    const { selection } = this.#parts
    if (!selection) return 'new'
    const isWanted = (commit: number) => selection.selected[commit] === 1
    if (commits.some((commit) => selection.before[commit] === 1)) return commits.some(isWanted) ? 'existing' : 'elsewhere'
    const tagging = tips.filter(({ objects }) => objects.some((object) => tags.has(object)))
    const tagged = tagging.flatMap(({ objects }) => objects.map((object) => commitOf(graph, object)))
    return [...commits, ...tagged].some(isWanted) ? 'new' : 'elsewhere'
  }

  /** The entries of a tree that have the secret in their names; none in what git takes for a tree and is none. */
  async #namesIn(treeId: string, { fingerprint }: HeldSecret) {
    const { contents, options, repository, problems } = this.#parts
    const where = `tree ${treeId}`
    const bytes = await contents.whole(treeId)
    const { matches } = await options.detector.detect(textBlob(bytes))
    const own = matches.filter((match) => options.fingerprintOf(match) === fingerprint)
    try {
      return own.map(({ start }) => {
        const { name, id } = entryAround(bytes, start, { idBytes: repository.idBytes, where })
        return { name: toRawPath(Buffer.from(name)), id: bytes.toString('hex', id, id + repository.idBytes) }
      })
    } catch (error) {
      if (!(error instanceof CorruptData)) throw error
      problems.push({ where, message: error.message })
      return []
    }
  }

  #addLabel({ matches, path, within }: BlobMatches): void {
    for (const match of matches) {
      const fingerprint = this.#parts.options.fingerprintOf(match)
      const known = this.#secrets.get(fingerprint)?.timeline ?? NO_TIMELINE
      const refs = within === 'name of a ref' ? [...new Set([...known.refs, path])].sort() : known.refs
      this.#secrets.set(fingerprint, { timeline: { ...known, refs }, isExisting: false })
      this.#sightings.push({ fingerprint, path, ...(within && { within }) })
    }
  }

  #reading() {
    const { look, matchTexts } = this.#parts.options
    return { look, matchesIn: async (text: string) => (await matchTexts([text])).get(text) ?? [] }
  }

  async #tipCommits(): Promise<number[]> {
    const { graph } = this.#parts.found
    const tips = await this.#refTips()
    return tips.flatMap(({ objects }) => objects.map((object) => commitOf(graph, object))).filter((commit) => commit !== NONE)
  }

  #refTips(): Promise<readonly Tip[]> {
    const { refs, found, repository } = this.#parts
    this.#tips ??= refTips(refs, found, repository.place)
    return this.#tips
  }
}

interface Labels {
  readonly found: readonly BlobMatches[]
  readonly tips: readonly Tip[]
}

/** Of a secret that stands in no object. */
export const NO_TIMELINE: Timeline = {
  commits: 0,
  objects: 0,
  paths: [],
  inHead: false,
  inIndex: false,
  inWorkTree: false,
  refs: [],
  reflogs: [],
}

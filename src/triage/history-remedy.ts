// What to do about a secret in a repository's history: first what its rule says, then taking it out of what is there now,
// then whether rewriting is worth it, and how. No step holds a secret: values go into files, and names are given in words.
// The commands: https://github.com/newren/git-filter-repo (Documentation, "Sensitive Data Removals"), git-gc(1), git-config(1).
import type { Finding, Location, Timeline } from '../model.ts'

const NAMES_SHOWN = 3
/** Refs that a host keeps for its users and lets nobody push to. */
const OF_THE_HOST = /^refs\/(?:pull|pull-requests|merge-requests|changes|keep-around|environments|pipelines)\//
const REMOTE = /^refs\/remotes\//
const STASH = 'refs/stash'
const NAMELESS = new Set<Location['within']>(['name of a ref', 'reflog'])

/** The steps in their order; the rule's own come first. `finding.remedy` holds these alone. */
export function historyRemedy({ remedy, locations }: Pick<Finding, 'remedy' | 'locations'>, timeline: Timeline): string[] {
  const inObjects = locations.filter(({ within }) => !NAMELESS.has(within))
  const others = timeline.refs.filter((ref) => ref !== STASH)
  // A stash builds on a branch, so it leads to all that the branch leads to.
  const stashed = [...timeline.refs, ...timeline.reflogs].includes(STASH)
  const reached = inObjects.length > 0 && others.length > 0
  return [
    ...remedy,
    ...stepsForNow(timeline),
    ...(locations.some(({ within }) => within === 'name of a ref') ? [ofRefName(timeline)] : []),
    ...(locations.some(({ within }) => within === 'reflog') ? [ofReflog(timeline)] : []),
    ...(reached ? rewriting(inObjects, timeline) : []),
    ...(inObjects.length > 0 && stashed && !reached ? [ofStash()] : []),
    ...(inObjects.length > 0 && !reached && !stashed ? [ofUnreachable()] : []),
  ]
}

/** Until it is gone from here, each commit brings it again. */
function stepsForNow({ inHead, inIndex, inWorkTree, paths, headPaths }: Timeline): string[] {
  if (inHead) {
    const files = headPaths ?? (paths.length === 1 ? paths : [])
    const where = files.length > 0 ? someOf(files) : `the files that still hold it (it stood in ${someOf(paths)})`
    return [`Take it out of ${where} and commit: read it from the environment or from a secret store instead.`]
  }
  if (inIndex) return [`It is staged: take it out of ${someOf(paths)} and stage the file again with git add, before the next commit.`]
  return inWorkTree ? [`The work tree still holds it: take it out of ${someOf(paths)}, or keep that file out of git.`] : []
}

function rewriting(places: readonly Location[], timeline: Timeline): string[] {
  return [
    worth(timeline),
    ...commandsFor(places, timeline),
    isPublic(timeline)
      ? 'Then git push --force --mirror origin, delete the file you wrote, let everybody delete their clones and clone anew, and run straykey history again.'
      : 'Then run straykey history in the clone, work on there, and give it its remote with git remote set-url origin URL; delete the file you wrote, and this folder once nothing in it is needed.',
    ...hostRefs(timeline),
  ]
}

/** Whether a ref says that others have it; none is no proof that nobody has. */
function isPublic({ refs }: Timeline): boolean {
  return refs.some((ref) => REMOTE.test(ref) || OF_THE_HOST.test(ref))
}

function worth(timeline: Timeline): string {
  const remotes = timeline.refs.filter((ref) => REMOTE.test(ref)).map((ref) => ref.replace(REMOTE, ''))
  const where = remotes.length > 0 ? ` (${someOf(remotes)} reach${remotes.length > 1 ? '' : 'es'} it)` : ''
  return isPublic(timeline)
    ? `Rewriting the history takes nothing back: it was pushed${where}, and stays in clones, forks and the host's caches. It is only worth it when the value can't be revoked or must vanish by law.`
    : "Rewriting the history is only worth it when it was never pushed, can't be revoked, or must vanish by law: what was pushed stays in clones, forks and the host's caches. No remote-tracking branch reaches it."
}

/** One command for each kind of place: contents, messages, names of files. */
function commandsFor(places: readonly Location[], timeline: Timeline): string[] {
  const inNames = places.filter(({ inName }) => inName)
  const inTexts = places.filter(({ inName }) => !inName)
  const flags = [
    ...(inTexts.some(({ within }) => !within || within === 'object') ? ['--replace-text ../values.txt'] : []),
    ...(inTexts.some(({ within }) => within === 'commit' || within === 'tag') ? ['--replace-message ../values.txt'] : []),
  ]
  const severalLines = inTexts.some(({ line, endLine }) => endLine > line)
  const clone = isPublic(timeline)
    ? 'To rewrite: make a new clone of the remote.'
    : 'To rewrite: clone this folder with git clone --no-local.'
  return [
    clone,
    ...(flags.length > 0 ? [fileOfValues(severalLines), filterRepo(flags)] : []),
    ...(inNames.length > 0 ? [ofFileNames()] : []),
  ]
}

function fileOfValues(severalLines: boolean): string {
  const lines = severalLines
    ? 'for each line of the value but BEGIN and END a line literal:LINE==>REMOVED'
    : 'the line literal:VALUE==>REMOVED, with the value for VALUE'
  return `Beside the clone, write into a file values.txt ${lines} (straykey history --show-secrets shows it at a terminal).`
}

function filterRepo(flags: readonly string[]): string {
  const passed = [
    ...(flags.some((flag) => flag.startsWith('--replace-text')) ? ['binary and UTF-16 files (there: --invert-paths --path FILE)'] : []),
    ...(flags.some((flag) => flag.startsWith('--replace-message')) ? ["authors' names (there: --mailmap FILE)"] : []),
  ]
  return `In the clone: git filter-repo --sensitive-data-removal ${flags.join(' ')}. It passes over ${passed.join(' and ')}.`
}

function ofFileNames(): string {
  return 'It is in the name of a file: write the line OLD-NAME==>NEW-NAME into a file names.txt beside the clone, and in the clone: git filter-repo --sensitive-data-removal --paths-from-file ../names.txt.'
}

function hostRefs({ refs }: Timeline): string[] {
  const kept = refs.filter((ref) => OF_THE_HOST.test(ref))
  return kept.length > 0 ? [`No push changes ${someOf(kept)}: ask the host's support to delete them and to clear its caches.`] : []
}

/** Not `git reflog expire --expire-unreachable=now --all`: that deletes stashes, too. */
const DELETE_UNREACHABLE = 'git -c gc.reflogExpireUnreachable=now gc --prune=now'

function ofStash(): string {
  return `It is in a stash: git stash list --format='%gd %h %p' names each stash with its commits; git stash drop 'stash@{N}' deletes one, then ${DELETE_UNREACHABLE} its objects, with all else that no ref reaches, for good.`
}

function ofUnreachable(): string {
  return `No ref reaches it: ${DELETE_UNREACHABLE} deletes it here, with all else that no ref reaches, for good. If it was ever pushed, the host may keep it: ask its support.`
}

function ofRefName({ refs }: Timeline): string {
  const where = refs.some((ref) => REMOTE.test(ref)) ? ', and git push origin --delete NAME on the remote' : ''
  return `It is in the name of a ref: rename or delete that (git branch -m OLD NEW, git tag -d NAME, git update-ref -d REF; git for-each-ref lists them)${where}.`
}

function ofReflog({ reflogs }: Timeline): string {
  const [only] = reflogs.length === 1 ? reflogs : []
  const shown = only === undefined ? `of ${reflogs.length > 0 ? someOf(reflogs) : 'HEAD or a branch'}` : `of ${only}`
  return `It is in a message of the reflog ${shown}: git reflog show REF numbers its entries, git reflog delete 'REF@{N}' deletes one.`
}

function someOf(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN
  return names.slice(0, NAMES_SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

// npm run bench [-- PATH | history REPO… | accuracy …]: whole processes beside each other in one run. Read the ratios: absolute times
// belong to the machine. Compares with whichever peers are on PATH and says which are missing.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { builtinRules } from '../src/rules/builtin.ts'
import { benchAccuracy } from './accuracy.ts'
import { benchHistory } from './history.ts'
import { commitFiles, generateTree, stageChanges, writeHostileFile } from './inputs.ts'
import { type Contender, compare } from './measure.ts'

const cli = path.join(import.meta.dirname, '../dist/cli.js')
const node = process.execPath
const RUNS = 7
const FILES = 5000
const STAGED_FILES = [10, 1000]
const HOSTILE_BYTES = 4_000_000

const folder = mkdtempSync(path.join(tmpdir(), 'straykey-bench-'))
console.log(`node ${process.version}, ${execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()}`)
try {
  const [given, ...more] = process.argv.slice(2)
  if (given === 'history') await benchHistory(more, folder)
  else if (given === 'accuracy') await benchAccuracy(more, folder)
  else await benchScans(given)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function benchScans(given: string | undefined): Promise<void> {
  const tree = given ?? generateTree(path.join(folder, 'tree'), FILES)
  await compare(`a tree: ${given ?? `${FILES} generated files, 50 MB`}`, treeContenders(tree), tree, RUNS)
  for (const files of STAGED_FILES) {
    const repository = commitFiles(path.join(folder, `staged-${files}`), files)
    stageChanges(repository, files)
    await compare(`a commit of ${files} files`, stagedContenders(), repository, files < 100 ? 3 * RUNS : RUNS)
  }
  const [once, twice] = [1, 2].map((times) => writeHostileFile(path.join(folder, `hostile-${times}`), times * HOSTILE_BYTES))
  await compare('time by bytes: a hostile file, and twice as much of it', hostileContenders(once ?? '', twice ?? ''), folder, RUNS)
}

function treeContenders(tree: string): Contender[] {
  const anchors = path.join(folder, 'anchors')
  writeFileSync(anchors, anchorPatterns().join('\n'))
  return [
    { name: 'straykey', command: [node, cli, '.'] },
    { name: 'bare node', command: [node, '-e', '0'] },
    { name: 'ripgrep, the same anchors', command: ['rg', '--text', '--hidden', '--count', '--file', anchors, '.'] },
    { name: 'gitleaks', command: ['gitleaks', 'dir', '--no-banner', '.'] },
    { name: 'betterleaks', command: ['betterleaks', 'dir', '--no-banner', '.'] },
    { name: 'kingfisher', command: ['kingfisher', 'scan', '.', '--no-validate', '--no-update-check', '--git-history', 'none'] },
    { name: 'noseyparker', command: ['noseyparker', 'scan', '--datastore', path.join(folder, 'np'), tree] },
    { name: 'secretlint', command: ['secretlint', '--no-gitignore', '**/*'] },
  ]
}

function stagedContenders(): Contender[] {
  return [
    { name: 'straykey hook run pre-commit', command: [node, cli, 'hook', 'run', 'pre-commit'] },
    { name: 'bare node', command: [node, '-e', '0'] },
    { name: 'gitleaks git --staged', command: ['gitleaks', 'git', '--staged', '--no-banner', '.'] },
    { name: 'betterleaks git --staged', command: ['betterleaks', 'git', '--staged', '--no-banner', '.'] },
    { name: 'kingfisher --staged', command: ['kingfisher', 'scan', '.', '--staged', '--no-validate', '--no-update-check'] },
    { name: 'secretlint, the staged files', command: ['sh', '-c', 'git diff --cached --name-only -z | xargs -0 secretlint --no-glob'] },
  ]
}

function hostileContenders(once: string, twice: string): Contender[] {
  return [
    { name: 'once', command: [node, cli, once] },
    { name: 'twice', command: [node, cli, twice] },
    { name: 'bare node', command: [node, '-e', '0'] },
  ]
}

/** Each anchor as a regular expression, so that ripgrep ignores case where straykey does. */
function anchorPatterns(): string[] {
  const escaped = (text: string) => text.replace(/[^0-9A-Za-z]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
  const patterns = builtinRules().flatMap(({ anchors, ignoreCase }) =>
    anchors.map((anchor) => (ignoreCase ? `(?i:${escaped(anchor)})` : escaped(anchor))),
  )
  return [...new Set(patterns)]
}

// Bundles the program: the command line, the library and the action, which share their parts. `--outdir` names another folder.
// What a commit hook needs is one file beside the entry, since each further module costs a millisecond to load; what is
// imported on demand stays apart.
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build, type Plugin } from 'rolldown'

const root = path.join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { outdir: { type: 'string', default: path.join(root, 'dist') } } })
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }

/** Entries, and sources that bring a library with them and are imported on demand for that reason. */
const APART = [
  'cli/main.ts',
  'index.ts',
  'action/',
  'git/fetch.ts',
  'git/files-at.ts',
  'settings-at.ts',
  'trusted-settings.ts',
  'cli/help.ts',
  'cli/completions/',
  'cli/ask.ts',
  'cli/hook-setup.ts',
  'cli/speaker.ts',
  'cli/import-actions.ts',
  'import/',
  'importing/',
  'cli/mending.ts',
  'hooks/',
  'plan/',
  ...['alternates', 'commit-header', 'index-file', 'multi-pack-index', 'object-folder', 'object-kinds', 'object-table'].map(
    (name) => `git/${name}.ts`,
  ),
  ...['offset-order', 'pack-entries', 'pack-families', 'pack-index', 'pack-reader', 'pseudo-refs', 'reflogs', 'refs'].map(
    (name) => `git/${name}.ts`,
  ),
  ...['repository', 'tree-entries', 'worktrees'].map((name) => `git/${name}.ts`),
  'git/hook-folders.ts',
  'git/ignored-names.ts',
  'yaml-places.ts',
  'yaml-file.ts',
  'path-filter.ts',
  'expand-glob.ts',
  'archives/reading/decoding.ts',
  ...['zip', 'gzip', 'tar', 'pdf', 'bzip2', 'zstd', 'xz'].map((kind) => `archives/${kind}.ts`),
  'scan/inside.ts',
  'scan/budget.ts',
  'scan/chunks.ts',
  'scan/threads.ts',
  'scan-worker.ts',
  'gate.ts',
  'trusted-settings.ts',
  'cli/git-hooks/call/limited.ts',
  'scan/inner-names.ts',
  'rules/rule-file.ts',
  'rules/call',
  'rules/rule-schema.ts',
  'rules/pattern.ts',
  'rules/pattern-words.ts',
  'rules/first-characters.ts',
  'secret.ts',
  'audit.ts',
  'explain/',
  'doctor/',
  'hygiene/',
  'keeping.ts',
  'presets.ts',
  'folder-settings.ts',
  'stream.ts',
  'scan-text.ts',
  'known.ts',
  'baseline/',
  'baselining.ts',
  'cli/baseline-actions.ts',
  'dotenv/',
  'cli/baseline-place.ts',
  'cli/deciding/',
  'deciding.ts',
  'git/line-date.ts',
  'cli/doctor-text.ts',
  ...['profile-text', 'explaining', 'explanation-text', 'templates'].map((name) => `cli/${name}.ts`),
  'profile.ts',
  'history-findings.ts',
  'history/',
  'kernel/arena.ts',
  'detect/layer-detector.ts',
  'triage/',
  'respond/',
  'verification.ts',
  'revocation.ts',
  'endpoints.ts',
  'leaked-keys.ts',
  'rotation.ts',
  ...['key-source', 'revoke-text', 'rotate-text', 'saying'].map((name) => `cli/${name}.ts`),
  'rules/revoke',
  ...['gitlab.ts', 'junit.ts', 'csv.ts', 'github.ts', 'markdown', 'html', 'human/decision.ts'].map((name) => `report/${name}`),
].map((name) => path.join(root, 'src', name))

/**
 * An import statement of a built-in module reads all its exports, and so loads parts of Node that nobody asked for:
 * node:fs brings fs/promises and readline. getBuiltinModule reads only what is used; it saved 9 ms of 36 at start-up.
 */
const builtinsOnDemand: Plugin = {
  name: 'builtins-on-demand',
  resolveId: (id, importer = '') =>
    id.startsWith('node:') && importer.startsWith(path.join(root, 'src')) ? { id: `\0${id}`, moduleSideEffects: false } : undefined,
  async load(id) {
    if (!id.startsWith('\0node:')) return undefined
    const name = id.slice(1)
    const names = Object.keys((await import(name)) as object).filter((key) => key !== 'default' && key !== 'module.exports')
    const exports = names.map((key) => `export const ${key} = builtin.${key}`).join('\n')
    return `const builtin = process.getBuiltinModule('${name}')\nexport default builtin\n${exports}\n`
  },
}

rmSync(values.outdir, { recursive: true, force: true })
await build({
  cwd: root,
  input: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    action: 'src/action/main.ts',
    worker: 'src/history/worker.ts',
    'scan-worker': 'src/scan-worker.ts',
  },
  platform: 'node',
  plugins: [builtinsOnDemand],
  treeshake: { propertyReadSideEffects: false },
  transform: { target: 'node20.19', define: { STRAYKEY_VERSION: JSON.stringify(version) } },
  output: {
    dir: values.outdir,
    format: 'esm',
    minify: true,
    comments: { legal: true, annotation: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: {
      groups: [
        { name: 'straykey', test: (id: string) => id.startsWith(path.join(root, 'src')) && !APART.some((apart) => id.startsWith(apart)) },
        { name: 'straykey', test: /^\0node:(?!crypto|dns|http|net|os|tls|worker_threads|zlib)/ },
      ],
    },
  },
  logLevel: 'warn',
})
execFileSync(
  process.execPath,
  [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.types.json', '--outDir', path.join(values.outdir, 'types')],
  {
    cwd: root,
    stdio: 'inherit',
  },
)

// Read as they are, beside the code that reads them.
cpSync(path.join(root, 'src/builtin'), path.join(values.outdir, 'chunks/builtin'), { recursive: true })

// Declarations import each other as .ts, which readers without the sources can't follow.
for (const name of readdirSync(path.join(values.outdir, 'types'), { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue
  const file = path.join(values.outdir, 'types', name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(from '\.[^']*|import\('\.[^']*)\.ts'/g, "$1.js'"))
}

// The structure of the program, as tables that are read by people and by test/architecture.test.ts. What isn't listed is forbidden.

/** Files directly in src/ that know nothing of the others: everybody may import them. */
const base = [
  'model',
  'report-model',
  'seen',
  'secret',
  'redact',
  'errors',
  'shape',
  'random',
  'checksums',
  'nkey',
  'bech32',
  'sha256',
  'names',
  'hygiene-names',
  'builtin-data',
  'likelihood',
  'weights.generated',
  'path-filter',
  'expand-glob',
  'yaml-file',
  'yaml-places',
  'slashes',
  'version',
  'verdict',
]
const schemas = ['config-schema', 'report-schema']
/** Files directly in src/ that put the parts together. */
const above = [
  'config',
  'prepare',
  'target',
  'run',
  'keeping',
  'finding-stream',
  'stream',
  'scan-text',
  'known',
  'baselining',
  'gate',
  'settings-at',
  'trusted-settings',
  'scan-worker',
  'audit-options',
  'audit',
  'history-findings',
  'explain',
  'index',
]

const BASE = [...base, ...schemas]
const EVERYTHING = [
  'kernel',
  'files',
  'hooks',
  'hygiene',
  'baseline',
  'archives',
  'git',
  'rules',
  'detect',
  'sources',
  'scan',
  'history',
  'triage',
  'report',
  'respond',
  'doctor',
  ...BASE,
  ...above,
]

/** Part → parts it may import, besides itself. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(BASE.map((file) => [file, BASE])),
  kernel: [],
  files: BASE,
  archives: [...BASE, 'files'],
  git: [...BASE, 'files'],
  rules: BASE,
  detect: [...BASE, 'kernel'],
  triage: BASE,
  report: BASE,
  respond: [...BASE, 'rules'],
  sources: [...BASE, 'files', 'git'],
  hooks: [...BASE, 'files', 'git'],
  baseline: BASE,
  hygiene: [...BASE, 'files', 'git'],
  doctor: [...BASE, 'files', 'git'],
  scan: [...BASE, 'files', 'archives', 'detect'],
  history: [...BASE, 'files', 'archives', 'git', 'detect'],
  ...Object.fromEntries(above.map((file) => [file, EVERYTHING])),
  cli: EVERYTHING,
  action: EVERYTHING,
}

/** Who reads files, or finds them. */
const readers = [
  'config.ts',
  'prepare.ts',
  'known.ts',
  'baselining.ts',
  'target.ts',
  'expand-glob.ts',
  'run.ts',
  'settings-at.ts',
  'trusted-settings.ts',
  'action/',
  'audit.ts',
  'yaml-file.ts',
  'builtin-data.ts',
  'rules/load.ts',
  'files/',
  'git/',
  'sources/',
  'scan/threads.ts',
  'history/',
  'hooks/',
  'hygiene/',
  'doctor/',
  'cli/',
]

/** Package, or module of Node → the only files that may import it. */
export const homes: Readonly<Record<string, readonly string[]>> = {
  picomatch: ['path-filter.ts'],
  'fast-glob': ['expand-glob.ts'],
  yaml: ['yaml-file.ts', 'yaml-places.ts'],
  yargs: ['cli/help.ts'],
  'supports-hyperlinks': ['cli/'],
  'https-proxy-agent': ['respond/http-call.ts'],
  '@actions/core': ['action/'],
  '@eslint-community/regexpp': ['rules/pattern', 'rules/first-characters'],
  scslre: ['rules/pattern'],
  'tar-stream': ['archives/tar.ts'],
  yauzl: ['archives/zip.ts'],
  fzstd: ['archives/zstd.ts'],
  'unbzip2-stream/lib/bit_iterator.js': ['archives/bzip2.ts', 'archives/reading/unbzip2-stream.d.ts'],
  'unbzip2-stream/lib/bzip2.js': ['archives/bzip2.ts'],
  'xz-decompress': ['archives/xz.ts'],
  'node:child_process': ['git/git.ts', 'git/fetch.ts', 'git/user-hook.ts', 'cli/git-hooks/call/limited.ts'],
  'node:crypto': ['audit.ts', 'history/record', 'triage/triage.ts', 'hygiene/findings.ts', 'report/gitlab.ts', 'action/'],
  ...Object.fromEntries(
    ['dns', 'http', 'https', 'net', 'tls'].map((name) => [`node:${name}`, ['respond/http-call.ts', 'respond/addresses.ts']]),
  ),
  'node:fs': readers,
  'node:os': [
    'action/gate.ts',
    'doctor/canary/scratch.ts',
    'trusted-settings.ts',
    'history/bundle.ts',
    'history/record-store.ts',
    'history/survey.ts',
    'scan/threads.ts',
  ],
  'node:path': [...readers, 'slashes.ts', 'report/programs/'],
  'node:stream': ['git/git.ts', 'archives/'],
  'node:zlib': ['archives/'],
  'node:worker_threads': ['history/pool.ts', 'history/worker.ts', 'scan/threads.ts', 'scan-worker.ts'],
  'node:readline/promises': ['cli/ask.ts'],
  'node:util': ['secret.ts', 'report/', 'cli/'],
}

/** What must not stand in the code → why, and where it may all the same. */
export const forbidden: readonly { readonly what: RegExp; readonly why: string; readonly except: readonly string[] }[] = [
  { what: /\bprocess\.(?!exit\()/, why: 'only the rim knows about the process', except: ['cli/', 'action/'] },
  { what: /\bprocess\.exit\(/, why: 'it cuts output off', except: [] },
  { what: /\bconsole\./, why: 'reports are the output', except: [] },
  {
    what: /\bfetch\(|\bXMLHttpRequest\b|node:(?:http|https|net|tls|dns)\b/,
    why: 'a scan talks to nobody',
    except: ['respond/http-call.ts', 'respond/addresses.ts'],
  },
  { what: /\beval\(|\bnew Function\(|node:vm\b/, why: 'nothing that was scanned is run', except: [] },
  { what: /\bMath\.random\b|\bcrypto\.random/, why: 'same input, same output', except: [] },
  { what: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/, why: 'same input, same output', except: ['cli/', 'prepare.ts'] },
  { what: /git\/fetch\.ts'/, why: 'only the action may go over the network', except: ['action/'] },
  { what: /user-hook\.ts'/, why: "hooks are the user's programs", except: ['doctor/'] },
  { what: /\bexport default\b/, why: 'a name is the same everywhere', except: [] },
  { what: /\bas any\b|: any\b|<any>/, why: 'types are there to be checked', except: [] },
  { what: /\benum [A-Z]|\bnamespace [A-Z]/, why: 'types are erased, not compiled', except: ['kernel/webassembly.d.ts'] },
]

/** Folders whose files are listed in their index. */
export const registries = [
  'archives',
  'sources',
  'hooks',
  'report',
  'doctor/checks',
  'hygiene/checks',
  'cli/commands',
  'cli/completions',
  'cli/git-hooks',
]

/** Who plans what to search for, and who searches. */
export const searching = ['anchor-plan', 'anchor-uses', 'builtin-plan', 'layer-detector', 'layer-plan', 'prefilter'].map(
  (name) => `detect/${name}.ts`,
)

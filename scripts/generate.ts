// Makes the generated files from their sources: the kernel, the built-in rules, the JSON Schemas, the HTML
// report's script, the tables of docs/action.md.
// With --check it writes nothing and fails when one is out of date.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commands } from '../src/cli/commands/index.ts'
import { configSchema } from '../src/config-schema.ts'
import { planAnchors } from '../src/detect/anchor-plan.ts'
import { writeLayerPlan, writePlan } from '../src/detect/builtin-plan.ts'
import { checkFault } from '../src/detect/checks.ts'
import { planLayers } from '../src/detect/layer-plan.ts'
import type { Rule } from '../src/model.ts'
import { reportSchema } from '../src/report-schema.ts'
import type { Calls } from '../src/rules/call.ts'
import { callsOf } from '../src/rules/calls.ts'
import { loadExamples } from '../src/rules/load.ts'
import { toRevokeCall } from '../src/rules/revoke-call.ts'
import { endpointsSchema } from '../src/rules/revoke-schema.ts'
import { ruleFileSchema } from '../src/rules/rule-schema.ts'
import type { Schema } from '../src/shape.ts'
import { actionPage } from './generate/action-page.ts'
import { apiPage } from './generate/api-page.ts'
import { manPage } from './generate/man-page.ts'
import { reportPage } from './generate/report-page.ts'
import { revokePage } from './generate/revoke-page.ts'
import { rulesPage } from './generate/rules-page.ts'
import { verifyPage } from './generate/verify-page.ts'

const root = path.join(import.meta.dirname, '..')
const HEAD = '// Made by scripts/generate.ts: change its source and run `npm run dist`.\n'
const KERNEL_FLAGS = ['--runtime', 'stub', '-O3', '--noAssert', '--enable', 'bulk-memory', '--enable', 'simd', '--use', 'abort=']
/** Each file's exports are the kernel's. */
const KERNEL_FILES = ['search', 'inflate', 'delta', 'layers', 'tree-entries', 'crc32'].map((name) => `kernel/${name}.as.ts`)

/** Path, relative to the project's folder → what the file has to hold. */
async function generate(): Promise<Record<string, string | Buffer>> {
  const calls = await callsOf([path.join(root, 'rules')])
  const rules = (await loadExamples([path.join(root, 'rules')], checkFault)).map(({ rule }, number) => ({ ...rule, number }))
  return {
    'src/kernel/kernel.generated.ts': kernelFile(),
    ...rulesFiles(rules),
    'docs/rules.md': rulesPage(rules, new Set(calls.verify.flatMap((call) => ('request' in call ? call.keys : [])))),
    'src/builtin/calls.json': callsFile(calls),
    'src/report/html/page.generated.ts': HEAD + (await reportPage(path.join(root, 'page'))),
    'schema/rules.schema.json': schemaFile(ruleFileSchema),
    'schema/config.schema.json': schemaFile(configSchema),
    'schema/revoke.schema.json': schemaFile(endpointsSchema),
    'schema/report.schema.json': schemaFile(reportSchema),
    'docs/api.md': apiPage(root),
    'man/straykey.1': manPage(commands, packageVersion()),
    'docs/action.md': actionPage(
      readFileSync(path.join(root, 'action.yml'), 'utf8'),
      readFileSync(path.join(root, 'docs/action.md'), 'utf8'),
    ),
    'docs/revoke.md': revokePage(calls.revoke.map(toRevokeCall), readFileSync(path.join(root, 'docs/revoke.md'), 'utf8')),
    'docs/verify.md': verifyPage(calls.verify, readFileSync(path.join(root, 'docs/verify.md'), 'utf8')),
  }
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
}

function kernelFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-kernel-'))
  try {
    const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js')
    const outFile = path.join(folder, 'kernel.wasm')
    execFileSync(process.execPath, [compiler, ...KERNEL_FILES, '--outFile', outFile, ...KERNEL_FLAGS], { cwd: root })
    const bytes = readFileSync(outFile).toString('base64')
    return `${HEAD}/** kernel/*.as.ts, compiled to WebAssembly; base64. */\nexport const kernelBytes =\n  '${bytes}'\n`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function rulesFiles(rules: readonly Rule[]): Record<string, string | Buffer> {
  const lines = rules.map((rule) => JSON.stringify(rule)).join(',\n')
  const plan = planAnchors(rules)
  return {
    'src/builtin/rules.json': `[\n${lines}\n]\n`,
    'src/builtin/anchors.bin': writePlan(plan, rules.length),
    'src/builtin/layers.bin': writeLayerPlan(planLayers(plan, rules)),
  }
}

/** Apart from the rules, which every scan loads. One call a line. */
function callsFile(calls: Calls): string {
  const kinds = Object.entries(calls).map(([kind, all]) => `"${kind}": [\n${all.map((one: object) => JSON.stringify(one)).join(',\n')}\n]`)
  return `{\n${kinds.join(',\n')}\n}\n`
}

function schemaFile(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const files = await generate()
const stale = Object.entries(files).filter(([name, made]) => !readIfThere(path.join(root, name))?.equals(Buffer.from(made)))
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`${name} is out of date: run \`npm run dist\` and commit what it changes`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [name, text] of stale) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
}

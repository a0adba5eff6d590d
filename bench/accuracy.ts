// npm run bench -- accuracy [--labelled FILE.jsonl] [--cli FILE] [REPO…]: what each scanner finds, and what it finds wrongly. Prints
// Markdown, never a value. Compares with whichever peers are on PATH and says which are missing. docs/accuracy.md tells how to read it.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchAlarms } from './alarms.ts'
import { benchExamples } from './examples.ts'
import { benchLabelled } from './labelled.ts'
import { isOnPath } from './measure.ts'
import { peers, straykeys } from './scanners.ts'

const dist = path.join(import.meta.dirname, '../dist/cli.js')

/** `folder` is for the trees that are scanned, and empty. */
export async function benchAccuracy(args: readonly string[], folder: string): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { labelled: { type: 'string' }, cli: { type: 'string', default: dist } },
    allowPositionals: true,
  })
  const present = peers.filter(({ program }) => isOnPath(program))
  const missing = peers.filter((one) => !present.includes(one)).map(({ name }) => name)
  if (missing.length > 0) console.log(`\nnot on PATH: ${missing.join(', ')}`)
  const scanners = [...straykeys(path.resolve(values.cli)), ...present]
  if (values.labelled !== undefined) benchLabelled(values.labelled, scanners, folder)
  await benchExamples(scanners, folder)
  benchAlarms(positionals, scanners, folder)
}

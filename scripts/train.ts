// Labelled lines and trees of ordinary source text → the model that tells secrets from what only looks like them.
//   tsx scripts/train.ts LABELLED.jsonl FOLDER…    trains, writes src/weights.generated.ts, prints the report
//   tsx scripts/train.ts --words FOLDER…           before that, counts pairs of letters, which features ask for
// docs/accuracy.md says what was used, and holds the report.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { BIGRAMS, THRESHOLDS } from '../src/weights.generated.ts'
import type { Settings } from './train/boosting.ts'
import { crossValidate, type Data, trainOn } from './train/folds.ts'
import { judgeFormats } from './train/formats.ts'
import { readExamples } from './train/labelled.ts'
import { ordinaryValues } from './train/ordinary.ts'
import { reportOf, thresholdOfPrecision, thresholdOfRecall, type Verdict } from './train/report.ts'
import { weightsFile } from './train/weights.ts'
import { letterPairs } from './train/words.ts'

const SETTINGS: Settings = { trees: 160, depth: 5, rate: 0.07, leastLeaf: 4, ridge: 2, share: 0.5 }
/** By default it takes so many secrets to be found; more would cost alarms in ordinary source that the labels don't count. */
const LEAST_RECALL = 0.665
/** With `--sensitive`, the threshold is where so many of what is reported are right. */
const LEAST_PRECISION = 0.93
/** Of a format. */
const KNOWN = Number.POSITIVE_INFINITY
const FILE = path.join(import.meta.dirname, '../src/weights.generated.ts')

const [first, ...folders] = process.argv.slice(2)
if (!first || folders.length === 0) throw new Error('write: train.ts LABELLED.jsonl FOLDER…')
if (first === '--words')
  writeFileSync(FILE, weightsFile({ pairs: letterPairs(folders), thresholds: THRESHOLDS, model: { bias: 0, trees: [] } }))
else await train(first, folders)

async function train(labelled: string, trees: readonly string[]): Promise<void> {
  const examples = readExamples(labelled)
  const formats = await judgeFormats(examples)
  const data: Data = { examples: examples.filter((_, i) => !formats[i]), ordinary: trees.flatMap((tree) => [...ordinaryValues(tree)]) }
  const judged = crossValidate(data, SETTINGS)
  const verdicts: Verdict[] = [
    ...examples.filter((_, i) => formats[i]).map((example) => ({ example, score: KNOWN })),
    ...data.examples.map((example, i) => ({ example, score: judged.examples[i] as number })),
  ]
  const usual = verdicts.map((one) => ({ ...one, score: one.score === KNOWN ? KNOWN : one.score - one.example.firmness }))
  const thresholds = {
    usual: thresholdOfRecall(usual, LEAST_RECALL),
    sensitive: thresholdOfPrecision(verdicts, LEAST_PRECISION),
  }
  writeFileSync(FILE, weightsFile({ pairs: BIGRAMS, thresholds, model: trainOn(data, SETTINGS) }))
  console.log(reportOf({ usual, sensitive: verdicts }, thresholds))
}

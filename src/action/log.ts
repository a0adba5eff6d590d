// How text reaches the runner: it obeys lines of the log that look like commands, and names and contents of scanned files
// may look like any.
import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { error, info, notice, setOutput, setSecret, warning } from '@actions/core'
import { Detector } from '../detect/detector.ts'
import { printable } from '../report/human/printable.ts'
import { builtinRules } from '../rules/builtin.ts'
import { hideSecretsIn } from '../scan/hide-secrets.ts'
import type { Annotation } from './annotations.ts'
import type { Outputs } from './outputs.ts'

const tellAt = { error, warning, notice }

/** Before anything else is printed, so that nothing printed later can hold a value in clear. */
export function mask(values: readonly string[]): void {
  for (const value of values) setSecret(value)
}

/** The runner is told to obey nothing until it hears a word that nobody could have written into a file. */
export function printInert(text: string): void {
  const word = randomUUID()
  info(`::stop-commands::${word}`)
  info(text)
  info(`::${word}::`)
}

export function annotate({ level, message, ...properties }: Annotation): void {
  tellAt[level](message, properties)
}

export function tellOutputs(outputs: Outputs): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

/** The page of the job (GITHUB_STEP_SUMMARY); without one, or when it can't be written, the log has to do. */
export function writeSummary(file: string | undefined, markdown: string): void {
  if (!file) return
  try {
    appendFileSync(file, markdown)
  } catch (problem) {
    notice(`the summary could not be written (${(problem as NodeJS.ErrnoException).code}); the log has everything`)
  }
}

/** What stands in an input, in an event or in a message of git may be a secret, or an order to a terminal. */
export async function safe(text: string): Promise<string> {
  const hidden = await hideSecretsIn(text, new Detector(builtinRules()))
  return hidden.split('\n').map(printable).join('\n')
}

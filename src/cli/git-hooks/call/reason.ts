// Why somebody skips a check, as it may be printed and kept: people write reasons, and now and then the value with them.
import { Detector } from '../../../detect/detector.ts'
import { printable } from '../../../report/human/printable.ts'
import { builtinRules } from '../../../rules/builtin.ts'
import { hideSecretsIn } from '../../../scan/hide-secrets.ts'

export async function shownReason(reason: string): Promise<string> {
  return printable(await hideSecretsIn(reason, new Detector(builtinRules())))
}

// What became of the findings, in a sentence.
import { type Finding, type Severity, severities } from '../../model.ts'
import { reasons as allReasons, type Reason } from '../../reasons.ts'
import { number } from '../../report/human/amounts.ts'

export interface Decided {
  /** One of each finding that was decided. */
  readonly reasons: readonly Reason[]
  readonly skipped: number
  /** What nobody has decided on, in all. */
  readonly left: readonly Finding[]
  /** The mildest severity that fails. */
  readonly failOn: Severity
}

/** `3 decided (2 revoked, 1 wont_fix), 1 skipped; 4 left, 2 of which fail.` */
export function summaryLine({ reasons, skipped, left, failOn }: Decided): string {
  const amounts = allReasons.flatMap((reason) => {
    const amount = reasons.filter((one) => one === reason).length
    return amount > 0 ? [`${number(amount)} ${reason}`] : []
  })
  const decided = `${number(reasons.length)} decided${amounts.length > 0 ? ` (${amounts.join(', ')})` : ''}`
  return `${decided}${skipped > 0 ? `, ${number(skipped)} skipped` : ''}; ${leftText(left, failOn)}.`
}

function leftText(left: readonly Finding[], failOn: Severity): string {
  if (left.length === 0) return 'nothing left'
  const failing = left.filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn)).length
  if (failing === left.length) return `${number(left.length)} left`
  return `${number(left.length)} left, ${failing === 0 ? 'none' : number(failing)} of which fail${failing === 1 ? 's' : ''} (--fail-on ${failOn})`
}

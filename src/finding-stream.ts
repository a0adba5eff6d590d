// Findings while a scan runs, file by file, in the files' order: triaged one by one, so a secret in several files comes once for each.
import type { Detector } from './detect/detector.ts'
import type { Finding } from './model.ts'
import { hideSecretsInFindings } from './scan/hide-secrets.ts'
import type { OnSeen } from './scan/job.ts'

export class FindingStream {
  #last: Promise<void> = Promise.resolve()
  readonly #judge: (seen: Parameters<OnSeen>[0]) => Promise<Finding[]>
  readonly #detector: Detector
  readonly #give: (findings: readonly Finding[]) => void

  constructor(
    judge: (seen: Parameters<OnSeen>[0]) => Promise<Finding[]>,
    detector: Detector,
    give: (findings: readonly Finding[]) => void,
  ) {
    this.#judge = judge
    this.#detector = detector
    this.#give = give
  }

  /** Gives the findings on a little later. */
  take(seen: Parameters<OnSeen>[0]): void {
    this.#last = this.#last.then(async () => {
      const findings = await this.#judge(seen)
      if (findings.length > 0) this.#give(await hideSecretsInFindings(findings, this.#detector))
    })
  }

  /** Resolves when all are given; rejects with what the receiver threw. */
  ended(): Promise<void> {
    return this.#last
  }
}

// What the page's script is given, as JSON in the page. It imports nothing, since two programs share it: this one, which writes
// the page, and the script in page/, which runs in a browser. Nothing in it is a secret in clear.

/** What findings of one rule or check mostly share. */
export interface PageAdvice {
  readonly rule: string
  readonly title: string
  /** Who issues such keys. */
  readonly provider: string
  readonly message: string
  readonly harm: string
  readonly remedy: readonly string[]
  /** An https address; absent for any other. */
  readonly docs?: string
}

export interface PageFrame {
  /** Number of the first line. */
  readonly firstLine: number
  readonly before: readonly string[]
  /** The line that is meant: what stands before the redacted secret, the secret, and what stands behind it. */
  readonly marked: readonly [string, string, string]
  readonly after: readonly string[]
}

/** A secret's way through a repository's history. */
export interface PagePast {
  /** The day of the first commit in its author's time zone, `YYYY-MM-DD`; absent where no commit holds it, or the date is none. */
  readonly since?: string
  /** The day on which HEAD lost it. */
  readonly until?: string
  readonly state: 'head' | 'reachable' | 'unreachable'
  /** Label and text, in the order in which they are shown. */
  readonly facts: readonly (readonly [string, string])[]
}

export interface PageVerdict {
  readonly state: 'active' | 'inactive' | 'unknown' | 'revoked'
  readonly why: string
  /** Label and text. */
  readonly facts: readonly (readonly [string, string])[]
}

export interface PageFinding {
  /** Index in `advice`. */
  readonly advice: number
  readonly kind: 'secret' | 'hygiene'
  readonly severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
  readonly fingerprint: string
  /** Empty where there is no one secret. */
  readonly redacted: string
  /** In percent; absent for a format, which is known. */
  readonly confidence?: number
  /** The first places, as people read them. */
  readonly places: readonly string[]
  /** How many places there are beside those. */
  readonly morePlaces: number
  /** Indices in `paths`, each once. */
  readonly paths: readonly number[]
  readonly frame?: PageFrame
  readonly parts: readonly string[]
  /** Why it doesn't count, in words; absent when it does. */
  readonly suppression?: string
  readonly past?: PagePast
  readonly verdict?: PageVerdict
}

export interface PageData {
  readonly advice: readonly PageAdvice[]
  readonly paths: readonly string[]
  /** The worst first. */
  readonly findings: readonly PageFinding[]
  /** The day of the report, `YYYY-MM-DD`, in UTC; absent where nobody took the time. */
  readonly today?: string
}

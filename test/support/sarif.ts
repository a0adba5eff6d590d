// SARIF as GitHub reads it, and what is wrong with a log by its rules:
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning

export interface SarifEntry {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string }
      readonly region?: { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number }
    }
  }[]
  readonly relatedLocations?: readonly (SarifEntry['locations'][number] & { readonly id?: number })[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions?: readonly { readonly kind: string; readonly justification?: string }[]
}

interface SarifRule {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string; readonly markdown: string }
  readonly defaultConfiguration: { readonly level: string }
  readonly properties: { readonly tags: readonly string[]; readonly precision: string; readonly 'security-severity': string }
}

export interface SarifLog {
  readonly $schema: string
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly semanticVersion: string; readonly rules: readonly SarifRule[] } }
    readonly columnKind: string
    readonly invocations: readonly {
      readonly executionSuccessful: boolean
      readonly toolExecutionNotifications: readonly { readonly level: string; readonly message: { readonly text: string } }[]
    }[]
    readonly results: readonly SarifEntry[]
  }[]
}

const LEVELS = ['none', 'note', 'warning', 'error']
const PRECISIONS = ['very-high', 'high', 'medium', 'low']
const LONGEST_TEXT = 1024
const LONGEST_NAME = 255
const MOST_TAGS = 20

/** A sentence for each thing that GitHub would refuse or misread. */
export function sarifFaults(text: string): string[] {
  const log = JSON.parse(text) as SarifLog
  return [
    ...emptyTexts(log),
    ...log.runs.flatMap((run) => [...run.tool.driver.rules.flatMap(ruleFaults), ...run.results.flatMap(entryFaults)]),
  ]
}

/** Empty strings are refused wherever a text is required; we write none anywhere. */
function emptyTexts(value: unknown, place = 'log'): string[] {
  if (value === '' || value === null) return [`${place} is empty`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => emptyTexts(member, `${place}.${name}`))
}

function ruleFaults(rule: SarifRule): string[] {
  return unmet({
    [`${rule.id}: an id`]: typeof rule.id === 'string',
    [`${rule.id}: a short name`]: rule.name.length <= LONGEST_NAME,
    [`${rule.id}: a short description in ${LONGEST_TEXT} characters`]: rule.shortDescription.text.length <= LONGEST_TEXT,
    [`${rule.id}: a full description in ${LONGEST_TEXT} characters`]: rule.fullDescription.text.length <= LONGEST_TEXT,
    [`${rule.id}: help as text and markdown`]: typeof rule.help.text === 'string' && typeof rule.help.markdown === 'string',
    [`${rule.id}: a level`]: LEVELS.includes(rule.defaultConfiguration.level),
    [`${rule.id}: the tag security, and no more than ${MOST_TAGS}`]:
      rule.properties.tags.includes('security') && rule.properties.tags.length <= MOST_TAGS,
    [`${rule.id}: a precision`]: PRECISIONS.includes(rule.properties.precision),
    [`${rule.id}: a security-severity as text`]: typeof rule.properties['security-severity'] === 'string',
  })
}

function entryFaults(entry: SarifEntry): string[] {
  const [location] = entry.locations
  const region = location?.physicalLocation.region
  const uri = location?.physicalLocation.artifactLocation.uri ?? ''
  const numbers = region ? [region.startLine, region.startColumn, region.endLine, region.endColumn] : []
  return unmet({
    [`${uri}: a rule`]: typeof entry.ruleId === 'string' && Number.isInteger(entry.ruleIndex) && entry.ruleIndex >= 0,
    [`${uri}: a level`]: LEVELS.includes(entry.level),
    [`${uri}: a message`]: typeof entry.message.text === 'string',
    [`${uri}: a relative address`]: uri !== '' && !uri.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(uri),
    [`${uri}: a region with four numbers from 1`]:
      numbers.length === 4 && numbers.every((number) => Number.isInteger(number) && number >= 1),
    [`${uri}: a fingerprint`]: Object.keys(entry.partialFingerprints).length > 0,
  })
}

function unmet(needs: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(needs).filter((need) => !needs[need])
}

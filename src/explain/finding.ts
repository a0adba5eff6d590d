// A finding, and what was seen when it was judged → what it is, why it was reported, why it may not count, and what to do.
// No value in clear.
import { logOddsOf } from '../likelihood.ts'
import type { Finding, Rule } from '../model.ts'
import { ANY_SEPARATOR } from '../names.ts'
import { placeText } from '../report/human/place.ts'
import { firmnessAt, isReportedAlways } from '../triage/firmness.ts'
import { pathFeaturesOf } from '../triage/path-features.ts'
import { passedWords } from './check-words.ts'
import { type Field, fieldsOf, numbered } from './field.ts'
import { wordsOf } from './rule.ts'
import { reasonsFor } from './values.ts'
import type { Evidence, Witness } from './witness.ts'

const PLACES_SHOWN = 10

/** `rules` are those in force. */
export function explainFinding(finding: Finding, rules: readonly Rule[], witness: Witness): Field[] {
  const rule = rules.find(({ id }) => id === finding.rule)
  const [evidence] = rule ? evidenceFor(finding, rule, witness) : []
  return fieldsOf({
    finding: finding.fingerprint,
    what: finding.message,
    value: finding.redacted,
    rule: `${finding.rule} (straykey explain ${finding.rule} tells all of it)`,
    severity: finding.severity,
    at: placesOf(finding),
    ...(rule ? whyOf(finding, rule, evidence) : {}),
    suppressed: suppressionOf(finding),
    harm: finding.harm,
    'to do': numbered(finding.remedy),
    docs: finding.docs,
  })
}

/** What names an issuer by its path alone was claimed by the format that several share. */
function evidenceFor({ secret }: Finding, { id, variantOf }: Rule, witness: Witness): readonly Evidence[] {
  const text = secret?.reveal() ?? ''
  const own = witness.of(id, text)
  return own.length > 0 || variantOf === undefined ? own : witness.of(variantOf, text)
}

function placesOf({ locations }: Finding): string[] {
  const rest = locations.length - PLACES_SHOWN
  return [...locations.slice(0, PLACES_SHOWN).map(placeText), ...(rest > 0 ? [`and ${rest} more`] : [])]
}

function whyOf(
  finding: Finding,
  rule: Rule,
  evidence: Evidence | undefined,
): Readonly<Record<string, string | readonly string[] | undefined>> {
  return {
    anchor: evidence && anchorWords(rule, evidence),
    pattern: rule.least === undefined ? (wordsOf(rule) ?? rule.pattern) : 'any value that is given to such a name',
    boundary: evidence && `${signWords(evidence.before, 'beginning')} before it, ${signWords(evidence.after, 'end')} behind it`,
    checks: rule.least === undefined && evidence ? passedWords(rule.checks, evidence.secret.slice(evidence.prefixLength)) : '',
    written: [...new Set(finding.locations.flatMap(({ written }) => written ?? []))].map((manner) => `in ${manner}, which was read`),
    issuer: issuerWords(finding, rule, evidence),
    likely: likelyWords(finding, rule, evidence),
  }
}

function anchorWords({ names }: Rule, { anchor, behindAnchor }: Evidence): string {
  // What parts a name's words may be any sign, or none.
  if (names) return `"${anchor.replaceAll(ANY_SEPARATOR, '_')}" in the name that it is given to`
  if (behindAnchor === 0) return `it begins with "${anchor}"`
  return behindAnchor > 0
    ? `"${anchor}", ${behindAnchor} characters before it`
    : `"${anchor}", ${-behindAnchor} characters behind its beginning`
}

function signWords(sign: string, edge: 'beginning' | 'end'): string {
  if (sign === '') return `the text's ${edge}`
  if (/[\r\n]/.test(sign)) return edge === 'beginning' ? "a line's beginning" : "a line's end"
  if (sign === ' ' || sign === '\t') return sign === ' ' ? 'a space' : 'a tab'
  // A letter before it ends an escape; a sign tells nothing of the value.
  return /[!-/:-@[-`{-~]/.test(sign) ? sign : 'a character that ends what is around it'
}

function issuerWords({ locations, message }: Finding, rule: Rule, evidence: Evidence | undefined): string {
  const { provider, near, variantOf } = rule
  if (near.length === 0) return variantOf ? `${provider.title}: nobody else's keys have this shape` : ''
  if (evidence?.rule.id === rule.id && evidence.near)
    return `${provider.title}: "${evidence.near.word}" stands ${distanceWords(evidence.near.distance)}`
  const inPath = near.find((word) => locations.some(({ path }) => path.toLowerCase().includes(word.toLowerCase())))
  return inPath === undefined ? message : `${provider.title}: the path of the file holds "${inPath}"`
}

function distanceWords(distance: number): string {
  return distance === 0 ? 'right beside it' : `${distance} characters from it`
}

/** For a value that is judged by its likeness to secrets: how likely, from when on it counts, and what speaks for and against it. */
function likelyWords({ confidence, locations }: Finding, rule: Rule, evidence: Evidence | undefined): string[] {
  const { features } = evidence ?? {}
  if (confidence === undefined || !features) return []
  const oddsAt = (path: string) => logOddsOf(features, pathFeaturesOf(path))
  const paths = locations.map(({ path }) => path).sort((a, b) => oddsAt(b) - oddsAt(a))
  const likeliest = pathFeaturesOf(paths[0] ?? '')
  const named = { words: rule.names?.join(' ') ?? '', secret: evidence?.secret ?? '' }
  const always = paths.some((path) => isReportedAlways(oddsAt(path), named, path))
  const why = firmnessAt(named, paths[0] ?? '')?.why
  const alone = `reported with --sensitive alone${why ? `: ${why}` : ''}`
  return [
    `${confidence} % a secret; ${always ? 'reported always' : alone}`,
    ...reasonsFor(features, likeliest).map(({ what, weight }) => `${weight > 0 ? '+' : '-'}${Math.abs(weight).toFixed(2)}  ${what}`),
  ]
}

function suppressionOf({ suppression, fingerprint }: Finding): string[] {
  if (!suppression) return []
  const { by, reason } = suppression
  const says = reason ? `: ${reason}` : ''
  switch (by) {
    case 'comment':
      return [`a comment allows it${says}`, 'straykey scan --no-inline-allow lets such comments count for nothing']
    case 'baseline':
      return [`the baseline lists it${says}`, `take the line ${fingerprint} out of the baseline, and it counts again`]
    case 'existing':
      return [`it was there before${says}`]
    case 'example':
      return [`a published example${says}`]
  }
}

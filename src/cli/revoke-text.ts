// What revoking says to a person: the plan before, the outcome after, and the log. Texts with line ends; no value is in them.
import type { Location } from '../model.ts'
import type { CallStep, LeakedKey, Listed, LogContents, Planned, Result, RevocationPlan } from '../revocation.ts'
import { requestsOf } from '../revocation.ts'

const PLACES_SHOWN = 5

/** Every call with its keys, and what else it touches; then what is left to do by hand. */
export function planText({ plan, endpoints }: Planned): string {
  return [...plan.calls.map(callText), ...plan.byHand.map((step) => handText(step, endpoints.file))].join('\n')
}

function callText(step: CallStep): string {
  const sent = requestsOf(step).map(({ method, address }) => `  ${method} ${address}`)
  const from = step.authority === undefined ? [] : [`  with the authority in ${step.authority}`]
  const harm = step.way.affects.map((sentence) => `  ! ${sentence}`)
  return lines([`Revoke at ${step.provider.title}:`, ...step.keys.flatMap(keyLines), ...sent, ...from, ...harm])
}

function keyLines(key: LeakedKey): string[] {
  return [`  ${nameOf(key)}`, `    held by ${placesText(key.finding.locations)}`]
}

function nameOf({ finding, rule }: LeakedKey): string {
  return `${rule.title} ${finding.redacted}, ${finding.fingerprint}`
}

function placesText(places: readonly Location[]): string {
  if (places.length === 0) return 'no place that was looked at'
  const shown = places.slice(0, PLACES_SHOWN).map(placeText).join(', ')
  return places.length > PLACES_SHOWN ? `${shown}, and ${places.length - PLACES_SHOWN} more` : shown
}

function placeText({ path, line, commit, inName, within }: Location): string {
  const place = inName || within !== undefined ? path : `${path}:${line}`
  return commit === undefined ? place : `${place} in ${commit.slice(0, 12)}`
}

function handText({ key, why, enable }: RevocationPlan['byHand'][number], file = 'the endpoints file'): string {
  const { remedy, docs } = key.rule
  return lines([
    `By hand, as ${why}:`,
    ...keyLines(key),
    ...remedy.map((step, i) => `  ${i + 1}. ${step}`),
    `  Its documentation: ${docs}`,
    ...(enable === undefined ? [] : [`  The documented call can be made for you: write ${enable} into ${file}`]),
    `  Then see whether it is dead: straykey revoke ${key.finding.fingerprint} --confirm`,
  ])
}

/** What became of each key. */
export function resultsText(results: readonly Result[]): string {
  return lines(results.map(({ key, state, why }) => `${state}: ${nameOf(key)}: ${why}`))
}

/** Where the values still stand, as a list to tick off. */
export function leftoverText(keys: readonly LeakedKey[], unread: number): string {
  const held = keys.filter(({ finding }) => finding.locations.length > 0)
  if (held.length === 0) return ''
  const items = held.flatMap(({ finding }) => [`  ${finding.fingerprint}`, ...placeItems(finding.locations)])
  const next = held.map(({ finding }) => `straykey rotate ${finding.fingerprint}`)
  const more = unread === 0 ? [] : [`  ${unread} inputs could not be read, so there may be more places; straykey names them`]
  return lines([
    '',
    'Still to replace, wherever the value stands:',
    ...items,
    ...more,
    `What to do in which order: ${next.slice(0, 3).join('; ')}`,
  ])
}

function placeItems(places: readonly Location[]): string[] {
  return [...new Set(places.map((place) => `    [ ] ${placeText(place)}`))]
}

/** The keys of a list that fit, to choose from. */
export function candidatesText(candidates: readonly Listed[]): string {
  const about = ({ name, created, used }: Listed) =>
    [name, created && `created ${created}`, used ? `last used ${used}` : 'no use is recorded'].filter(Boolean).join(', ')
  return lines(['These keys of the account fit:', ...candidates.map((one) => `  ${one.id}  ${about(one)}`)])
}

export function logText({ entries, unreadable }: LogContents): string {
  const shown = entries.map(
    ({ time, outcome, fingerprint, shape, endpoint, why }) =>
      `${time}  ${outcome}  ${fingerprint}  ${shape}  ${endpoint}${why && `  ${why}`}`,
  )
  return lines([
    ...(shown.length === 0 ? ['nothing was revoked yet'] : shown),
    ...(unreadable > 0 ? [`${unreadable} lines are cut off or damaged`] : []),
  ])
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}

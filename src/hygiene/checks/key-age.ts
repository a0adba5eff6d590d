// A key that was committed long ago and is still there has certainly not been replaced since.
import type { HygieneCheck, Observation } from '../check.ts'
import { agesOf } from '../past/key-ages.ts'

const DAY = 24 * 60 * 60 * 1000
const QUARTER = 90
const YEAR = 365

export const keyAge: HygieneCheck = {
  id: 'key-age',
  title: 'Key that was not replaced for long',
  severity: 'medium',
  harm: 'The longer a key is in use, the more people and machines have seen it, and the longer a thief can use it unnoticed.',
  modes: ['tree', 'history'],
  remedy: [
    'Make a new key, put it where the program runs and not into the repository, and revoke this one.',
    'Replace keys every 90 days, or give them an expiry when you make them.',
  ],
  async examine(facts) {
    const { now } = facts
    if (now === undefined) return []
    return (await agesOf(facts)).flatMap((one) => toObservation(one, now))
  },
}

type Age = Awaited<ReturnType<typeof agesOf>>[number]

function toObservation({ secret, since, place }: Age, now: number): Observation[] {
  const days = Math.floor((now - since) / DAY)
  if (days <= QUARTER) return []
  const { path, line, column, endLine, endColumn } = place
  const date = new Date(since).toISOString().slice(0, 10)
  return [
    {
      path,
      place: { line, column, endLine, endColumn },
      about: secret.fingerprint,
      severity: days > YEAR ? 'high' : 'medium',
      message: `${secret.title} ${secret.redacted} was committed on ${date}, ${days} days ago, and is still in HEAD, so it was not replaced since.`,
    },
  ]
}

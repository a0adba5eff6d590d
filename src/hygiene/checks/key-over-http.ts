// What is sent to an http:// address is read by everybody on the way.
import type { Location } from '../../model.ts'
import type { HygieneCheck } from '../check.ts'
import { mildIfMadeUp, observationOf, placedWhere } from '../secret-places.ts'

export const keyOverHttp: HygieneCheck = {
  id: 'key-over-http',
  title: 'Key sent over http',
  severity: 'high',
  harm: 'Everybody between the two ends can read it and use it, and nobody would notice.',
  modes: ['tree', 'staged'],
  remedy: ['Write https:// in the address; if the server has none, do not send it a key.', 'Replace the key: it must be considered read.'],
  examine({ secrets }) {
    const sent = secrets.filter(({ overHttp }) => overHttp)
    return placedWhere(sent, (place, { locations }) => locations.length === 1 || namesHttp(place)).map((placed) =>
      mildIfMadeUp(
        observationOf(placed, `${placed.secret.title}, ${placed.secret.redacted}, is sent to an http:// address, in clear.`),
        placed,
      ),
    )
  },
}

/** Of several places only those count where the address is in sight. */
function namesHttp({ frame }: Location): boolean {
  return frame?.lines.some((line) => /http:\/\//i.test(line)) ?? false
}

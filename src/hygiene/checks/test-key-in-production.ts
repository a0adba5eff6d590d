// Settings for production that hold a key for tests were copied, and nobody has seen them work.
import type { HygieneCheck } from '../check.ts'
import { environmentOf } from '../environments.ts'
import { isForTests, observationOf, placedWhere } from '../secret-places.ts'

export const testKeyInProduction: HygieneCheck = {
  id: 'test-key-in-production',
  title: 'Test key in production settings',
  severity: 'low',
  harm: 'What production does with it does not happen: no charge, no message. And settings copied from development bring more than one such key.',
  modes: ['tree', 'staged'],
  remedy: [
    'Use a live key in production, from its environment or a secrets manager, and compare the other settings with those of development.',
  ],
  examine({ secrets }) {
    return placedWhere(secrets.filter(isForTests), ({ path }) => environmentOf(path) === 'production').map((placed) =>
      observationOf(placed, `${placed.secret.title}, ${placed.secret.redacted}, stands in ${placed.first.path}, which is for production.`),
    )
  },
}

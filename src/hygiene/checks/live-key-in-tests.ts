// Tests run often, log much, and go wrong; nothing of that should happen to real money and real people.
import type { HygieneCheck } from '../check.ts'
import { isTestSettings } from '../environments.ts'
import { isLive, isPublic, observationOf, placedWhere } from '../secret-places.ts'

export const liveKeyInTests: HygieneCheck = {
  id: 'live-key-in-tests',
  title: 'Live key where tests run',
  severity: 'medium',
  harm: 'Every run of the tests acts on real data, and logs of pipelines are read by more people than the key is meant for.',
  modes: ['tree', 'staged'],
  remedy: [
    'Use the key that the issuer gives for tests (its name often holds test or sandbox).',
    'Give it to the pipeline as a secret variable of its own, not in a file.',
    'Revoke the live key: it has been where it should not be.',
  ],
  examine({ secrets }) {
    const live = secrets.filter((secret) => isLive(secret) && !isPublic(secret))
    return placedWhere(live, ({ path }) => isTestSettings(path)).map((placed) =>
      observationOf(placed, `${placed.secret.title}, ${placed.secret.redacted}, stands in ${placed.first.path}, with which tests run.`),
    )
  },
}

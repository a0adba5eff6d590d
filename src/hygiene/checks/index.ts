// The list of checks, in the order in which their findings are told among equals: a file here without its line is an error of
// the architecture test.
import type { HygieneCheck } from '../check.ts'
import { envExampleFilled } from './env-example-filled.ts'
import { envExampleIncomplete } from './env-example-incomplete.ts'
import { envSharedKey } from './env-shared-key.ts'
import { envTracked } from './env-tracked.ts'
import { keyInBrowserCode } from './key-in-browser-code.ts'
import { keyInUrlQuery } from './key-in-url-query.ts'
import { keyOverHttp } from './key-over-http.ts'
import { liveKeyInTests } from './live-key-in-tests.ts'
import { manyLiveKeys } from './many-live-keys.ts'
import { testKeyInProduction } from './test-key-in-production.ts'

export const checks: readonly HygieneCheck[] = [
  envTracked,
  envExampleFilled,
  envExampleIncomplete,
  envSharedKey,
  keyInBrowserCode,
  keyOverHttp,
  keyInUrlQuery,
  liveKeyInTests,
  testKeyInProduction,
  manyLiveKeys,
]

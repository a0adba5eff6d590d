// The list of checks, in the order in which their findings are told among equals: a file here without its line is an error of
// the architecture test.
import type { HygieneCheck } from '../check.ts'
import { credentialsTracked } from './credentials-tracked.ts'
import { envExampleFilled } from './env-example-filled.ts'
import { envExampleIgnored } from './env-example-ignored.ts'
import { envExampleIncomplete } from './env-example-incomplete.ts'
import { envInHistory } from './env-in-history.ts'
import { envInImage } from './env-in-image.ts'
import { envInPackage } from './env-in-package.ts'
import { envNotIgnored } from './env-not-ignored.ts'
import { envReadable } from './env-readable.ts'
import { envReopened } from './env-reopened.ts'
import { envSharedKey } from './env-shared-key.ts'
import { envTracked } from './env-tracked.ts'
import { keyAge } from './key-age.ts'
import { keyInBrowserCode } from './key-in-browser-code.ts'
import { keyInUrlQuery } from './key-in-url-query.ts'
import { keyOverHttp } from './key-over-http.ts'
import { liveKeyInTests } from './live-key-in-tests.ts'
import { manyLiveKeys } from './many-live-keys.ts'
import { testKeyInProduction } from './test-key-in-production.ts'

export const checks: readonly HygieneCheck[] = [
  envTracked,
  credentialsTracked,
  envInPackage,
  envInImage,
  envExampleFilled,
  keyInBrowserCode,
  keyOverHttp,
  envNotIgnored,
  envInHistory,
  keyAge,
  envSharedKey,
  liveKeyInTests,
  testKeyInProduction,
  keyInUrlQuery,
  manyLiveKeys,
  envReopened,
  envExampleIgnored,
  envExampleIncomplete,
  envReadable,
]

import { defineConfig } from 'vitest/config'

// .ci/run reads the tally from a file; people read the default report.
const report = process.env.STRAYKEY_TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report && { outputFile: { json: report } }),
  },
})

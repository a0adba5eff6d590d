import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/verdict.ts'
import { keyLine } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { scanFolder } from '../support/scan.ts'

describe('a scan that is ended early', () => {
  it('gives what was found so far, and says so', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`f${i}.txt`, keyLine(i + 1)])))
    const ending = new AbortController()
    const report = await scanFolder(folder, { signal: ending.signal, onProgress: ({ blobs }) => blobs === 150 && ending.abort() })
    expect(report).toMatchObject({ interrupted: true, scanned: { blobs: 150 } })
    expect(report.findings.length).toBe(150)
    expect(exitCodeOf(report)).toBe(130)
  })

  it('finds nothing when it was ended before it began', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': keyLine() })
    expect(await scanFolder(folder, { signal: AbortSignal.abort() })).toMatchObject({ interrupted: true, findings: [] })
  })
})

// The list of containers: a file here without its line is an error of the architecture test. What unpacks one is loaded when
// one was met.
import type { Container } from './reading/container.ts'
import { isBzip2, isGzip, isPdf, isRar, isSevenZip, isTar, isXz, isZip, isZstd } from './recognition/signatures.ts'

export const containers: readonly Container[] = [
  { name: 'zip', fits: isZip, reads: 'stored', load: () => import('./zip.ts') },
  { name: 'gzip', fits: isGzip, reads: 'chunks', load: () => import('./gzip.ts') },
  { name: 'tar', fits: isTar, reads: 'chunks', load: () => import('./tar.ts') },
  { name: 'pdf', fits: isPdf, reads: 'stored', load: () => import('./pdf.ts') },
  { name: 'bzip2', fits: isBzip2, reads: 'chunks', load: () => import('./bzip2.ts') },
  { name: 'zstd', fits: isZstd, reads: 'chunks', load: () => import('./zstd.ts') },
  { name: 'xz', fits: isXz, reads: 'chunks', load: () => import('./xz.ts') },
  { name: '7z', fits: isSevenZip, reads: 'nothing' },
  { name: 'RAR', fits: isRar, reads: 'nothing' },
]

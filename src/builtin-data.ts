// The files that scripts/generate.ts writes into builtin/, and that are read at each start: as code they would have to be
// compiled each time, which takes longer than to scan a commit.
import { readFileSync } from 'node:fs'

/** The bytes of `builtin/NAME`, which lies beside this module, in the sources as in the bundle. */
export function builtinData(name: 'rules.json' | 'calls.json' | 'anchors.bin' | 'layers.bin'): Buffer {
  return readFileSync(new URL(`./builtin/${name}`, import.meta.url))
}

// Where calls come from. Built-in rules are loaded without them, since a scan calls nobody.
import { builtinData } from '../builtin-data.ts'
import { type Calls, toCalls } from './call.ts'
import { expandFolder } from './load.ts'

export function builtinCalls(): Calls {
  return JSON.parse(builtinData('calls.json').toString()) as Calls
}

/** The calls of rule files and folders, which were checked when their rules were loaded. */
export async function callsOf(files: readonly string[]): Promise<Calls> {
  if (files.length === 0) return { verify: [], revoke: [] }
  const { readYamlFile } = await import('../yaml-file.ts')
  return mergeCalls(files.flatMap(expandFolder).map((file) => toCalls(readYamlFile(file, () => []))))
}

function mergeCalls(all: readonly Calls[]): Calls {
  return { verify: all.flatMap(({ verify }) => verify), revoke: all.flatMap(({ revoke }) => revoke) }
}

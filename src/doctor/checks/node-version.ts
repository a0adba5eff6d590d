// Is this node one that straykey is made for? The hook most likely runs with the same.
import type { Check } from '../check.ts'

/** The first that will do of each line that is kept up, as package.json's engines has it; later lines will all do. */
const FIRST_OF_LINES = [
  [20, 19],
  [22, 12],
] as const

export const nodeVersion: Check = {
  name: 'node',
  examine: ({ situation: { node } }) =>
    suffices(node.version)
      ? []
      : [
          {
            state: 'failed',
            what: `node ${node.version} is too old: straykey needs 20.19 or later of 20, or 22.12 or later`,
            where: node.program,
            fix: 'install a newer node, from https://nodejs.org or with your version program: nvm install --lts',
          },
        ],
}

/** Whether straykey is made for a node of this version, such as 22.12.0. */
export function suffices(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [last] = FIRST_OF_LINES.slice(-1)
  return (last !== undefined && major > last[0]) || FIRST_OF_LINES.some(([line, first]) => major === line && minor >= first)
}

// .secretlintignore: lines in the manner of .gitignore.
import type { Kind } from '../contract.ts'
import { gitignoreGlobs } from '../patterns/gitignore-globs.ts'

export const secretlintIgnore: Kind = {
  name: 'secretlint-ignore',
  tool: 'secretlint',
  files: ['.secretlintignore'],
  read({ name, text }) {
    const { taken, left } = gitignoreGlobs(text)
    return { excludes: taken.map(({ glob }) => glob), left: left.map(({ line, why }) => ({ where: `${name}:${line}`, why })) }
  },
}

// An example that git ignores reaches nobody.
import type { HygieneCheck } from '../check.ts'
import { isExampleFile } from '../environment-file.ts'

export const envExampleIgnored: HygieneCheck = {
  id: 'env-example-ignored',
  title: 'Example of environment variables that git ignores',
  severity: 'info',
  harm: 'Others do not learn which variables are needed, and pass the real file around instead.',
  modes: ['tree'],
  remedy: ['Take it out of the pattern that ignores it: !.env.example behind it (straykey hygiene --fix does this), then commit it.'],
  async examine(facts) {
    const named = facts.ignored.filter(isExampleFile)
    const rules = await facts.ignores(named)
    return named.flatMap((path) => {
      const { ignored, by } = rules.get(path) ?? {}
      if (!ignored || !by) return []
      return [{ path, message: `${path} is ignored by ${by.pattern} (${by.file}:${by.line}), so nobody else has it.` }]
    })
  },
  fix: ({ path }) => [{ kind: 'reopen', path }],
}

// straykey schema: the JSON Schemas of what the program reads and writes, for editors and other programs.
import { configSchema } from '../../config-schema.ts'
import { UserError } from '../../errors.ts'
import { reportSchema } from '../../report-schema.ts'
import type { Command } from '../command.ts'
import { commonOptions } from '../options.ts'

const schemas = {
  config: async () => configSchema,
  rules: async () => (await import('../../rules/rule-schema.ts')).ruleFileSchema,
  report: async () => reportSchema,
}

export const schema: Command = {
  usage: Object.keys(schemas).map((name) => `straykey schema ${name}`),
  about: 'Print the JSON Schema of straykey.yaml, of rule files, or of the JSON report.',
  options: commonOptions,
  examples: [
    ['straykey schema config > straykey.schema.json', 'for an editor: # yaml-language-server: $schema=straykey.schema.json'],
    ['straykey schema report', 'for readers of --format json'],
  ],
  async run({ positionals: [name = '', ...more] }, { stdout }) {
    if (!Object.hasOwn(schemas, name) || more.length > 0) throw new UserError(`expected one schema: ${schema.usage.join(', or ')}`)
    stdout.write(`${JSON.stringify(await schemas[name as keyof typeof schemas](), null, 2)}\n`)
    return 0
  },
}

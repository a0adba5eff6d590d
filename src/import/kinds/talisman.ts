// .talismanrc: files that are left as they are now, and patterns of one's own.
import { type Carried, type ForeignRule, joinCarried, type Kind } from '../contract.ts'
import { gitignoreGlobs } from '../patterns/gitignore-globs.ts'
import { type Fields, listOf, textOf, textsOf, yamlFields } from '../reading.ts'

export const talisman: Kind = {
  name: 'talisman',
  tool: 'talisman',
  files: ['.talismanrc'],
  read(source) {
    const fields = yamlFields(source)
    const { name } = source
    const rest = ['allowed_patterns', 'scopeconfig', 'threshold', 'experimental', 'custom_severities'].filter((field) => fields.has(field))
    return joinCarried([
      ...listOf(fields.get('fileignoreconfig')).map((file) => ofFile(file, name)),
      { rules: textsOf(fields.get('custom_patterns')).map((pattern, i) => ownPattern(pattern, i, name)) },
      {
        left: rest.map((field) => ({
          where: `${name}: ${field}`,
          why: 'straykey has nothing of the kind; see severity, failOn and straykey baseline',
        })),
      },
    ])
  },
}

function ofFile(file: Fields, name: string): Partial<Carried> {
  const path = textOf(file.get('filename'))
  const where = `${name}: fileignoreconfig ${path ?? ''}`
  if (path === undefined) return { left: [{ where, why: 'it names no file' }] }
  if (textsOf(file.get('ignore_detectors')).includes('filecontent'))
    return { excludes: gitignoreGlobs(path).taken.map(({ glob }) => anchored(glob)) }
  if (textsOf(file.get('ignore_detectors')).length > 0)
    return { notes: [`${where}: straykey looks at what is in files, so there is nothing to leave out`] }
  return { left: [{ where, why: 'it holds only while the file stays the same; straykey baseline create lists what is in it, one by one' }] }
}

/** Files are named from the top. */
function anchored(glob: string): string {
  return /[*?]/.test(glob) || glob.startsWith('/') ? glob : `/${glob}`
}

function ownPattern(pattern: string, index: number, name: string): ForeignRule {
  const id = `talisman custom ${index + 1}`
  return { where: `${name}: custom_patterns[${index}]`, id, title: id, severity: 'high', pattern, group: 0, keywords: [] }
}

// trufflehog: files of --exclude-paths, detectors of one's own, and what a workflow or a hook passes on the command line.
import { type Carried, type ForeignRule, joinCarried, type Kind, type Source } from '../contract.ts'
import { pathGlobs } from '../patterns/path-globs.ts'
import { type Fields, listOf, numberOf, textOf, textsOf, yamlFields } from '../reading.ts'
import { idsOfIssuer } from '../rule-ids.ts'

/** One regular expression a line. */
export const trufflehogPaths: Kind = {
  name: 'trufflehog-paths',
  tool: 'trufflehog',
  files: [
    '.trufflehog',
    '.trufflehogignore',
    '.trufflehog-ignore',
    '.trufflehog-exclude',
    'trufflehog-exclude.txt',
    '.trufflehog/exclude.txt',
  ],
  read({ name, text }) {
    const lines = text.split(/\r?\n/).map((line, i) => ({ line, where: `${name}:${i + 1}` }))
    return joinCarried(
      lines
        .filter(({ line }) => !/^\s*(?:#|$)/.test(line))
        .map(({ line, where }) => {
          const globs = pathGlobs(line)
          return 'globs' in globs ? { excludes: globs.globs } : { left: [{ where, why: `no glob says the same: it ${globs.why}` }] }
        }),
    )
  },
}

export const trufflehogConfig: Kind = {
  name: 'trufflehog-config',
  tool: 'trufflehog',
  files: ['trufflehog.yaml', 'trufflehog.yml', '.trufflehog.yaml', '.trufflehog.yml'],
  read: (source) => joinCarried(listOf(yamlFields(source).get('detectors')).map((detector) => ofDetector(detector, source))),
}

function ofDetector(detector: Fields, { name }: Source): Carried {
  const title = textOf(detector.get('name')) ?? 'detector'
  const where = `${name}: detectors.${title}`
  const entropy = numberOf(detector.get('entropy'))
  const rules = [...Object.entries((detector.get('regex') ?? {}) as Record<string, unknown>)].flatMap(
    ([part, pattern], i, all): ForeignRule[] => {
      const text = textOf(pattern)
      const id = all.length === 1 ? title : `${title} ${part}`
      if (text === undefined) return []
      return [
        {
          where: `${where}.regex[${i}]`,
          id,
          title: id,
          severity: 'high',
          pattern: text,
          group: 0,
          keywords: textsOf(detector.get('keywords')),
          ...(entropy !== undefined && { entropy }),
        },
      ]
    },
  )
  const lost = ['verify', 'validations', 'exclude_words', 'exclude_regexes_match', 'exclude_regexes_capture', 'primary_regex_name'].filter(
    (field) => detector.has(field),
  )
  return joinCarried([
    { rules, left: lost.map((field) => ({ where: `${where}.${field}`, why: 'rules of straykey have nothing of the kind' })) },
  ])
}

/** Only where it runs trufflehog. */
export const trufflehogCommand: Kind = {
  name: 'trufflehog-command',
  tool: 'trufflehog',
  files: ['.pre-commit-config.yaml', '.github/workflows/trufflehog.yml', '.github/workflows/trufflehog.yaml', '.gitlab-ci.yml'],
  mark: /--exclude-(?:paths|detectors)\b/,
  read({ name, text }) {
    const given = (flag: string) =>
      [...text.matchAll(new RegExp(`--${flag}(?:=|[ \\t]+|["'], *["'])["']?([^\\s"',\\]]+(?:,[^\\s"'\\]]+)*)`, 'g'))].map(
        ([, value = '']) => value,
      )
    return joinCarried([
      { extended: given('exclude-paths').map((path) => ({ path, kind: 'trufflehog-paths' })) },
      ...given('exclude-detectors')
        .flatMap((list) => list.split(','))
        .map((detector) => ofExcluded(detector.trim(), name)),
    ])
  },
}

function ofExcluded(detector: string, name: string): Partial<Carried> {
  const ids = idsOfIssuer(detector)
  if (ids.length > 0) return { disable: ids }
  return {
    left: [
      { where: `${name}: --exclude-detectors ${detector}`, why: 'straykey has no rules of this name; see straykey rules list and disable' },
    ],
  }
}

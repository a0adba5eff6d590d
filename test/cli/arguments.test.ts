// parseArguments against yargs, on command lines made at random from the option table; and what it says of wrong ones.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import yargs from 'yargs'
import { type Options, parseArguments } from '../../src/cli/arguments.ts'
import { commonOptions, historyOptions, type Option, scanOptions } from '../../src/cli/options.ts'

const options: Options = { ...scanOptions, ...historyOptions, ...commonOptions }

/** What yargs makes of it, told by the same table. Of several values for an option that takes one, the last counts. */
function byYargs(args: readonly string[]) {
  const parser = yargs([]).help(false).version(false).exitProcess(false).parserConfiguration({
    'boolean-negation': false,
    'camel-case-expansion': false,
    'dot-notation': false,
    'greedy-arrays': false,
    'parse-numbers': false,
    'parse-positional-numbers': false,
    'strip-aliased': true,
  })
  for (const [name, { type, short, multiple }] of Object.entries(options)) {
    parser.option(name, multiple ? { type: 'string', array: true } : { type })
    if (short) parser.alias(name, short)
  }
  const { _: positionals, $0: _program, ...given } = parser.parseSync([...args])
  const values = Object.entries(given).map(([name, value]) => [
    name,
    Array.isArray(value) && !options[name]?.multiple ? value.at(-1) : value,
  ])
  return { positionals: positionals.map(String), values: withoutUndefined(Object.fromEntries(values)) }
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function byUs(args: readonly string[]) {
  const { values, positionals } = parseArguments(args, options)
  return { positionals: [...positionals], values: withoutUndefined(values) }
}

const word = fc.stringMatching(/^[a-zA-Z0-9_./*][a-zA-Z0-9_./*=,:@ -]{0,12}$/)

/** One option as somebody may type it. */
function typed([name, option]: [string, Option]): fc.Arbitrary<string[]> {
  const { type, short, choices } = option
  if (type === 'boolean') return fc.constantFrom([`--${name}`], ...(short ? [[`-${short}`]] : []))
  const value = choices ? fc.constantFrom(...choices) : word
  return fc.oneof(
    value.map((text) => [`--${name}`, text]),
    value.map((text) => [`--${name}=${text}`]),
  )
}

/** Not true or false, which yargs takes for the value of a flag before it. */
const positional = fc.oneof(word, fc.constantFrom('-', '.', '007', '1e3', 'src/(group)/[id].ts')).map((text) => [text])
const group = fc.subarray(['v', 'q', 'h', 'V'], { minLength: 2 }).map((letters) => [`-${letters.join('')}`])
const part = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(...Object.entries(options).map(typed)) },
  { weight: 2, arbitrary: positional },
  group,
)
const tail = fc.oneof(
  fc.constant([]),
  fc.array(fc.oneof(word, fc.constantFrom('-x', '--staged', '--', '-')), { maxLength: 3 }).map((rest) => ['--', ...rest]),
)
const commandLine = fc.tuple(fc.array(part, { maxLength: 8 }), tail).map(([parts, rest]) => [...parts.flat(), ...rest])

describe('a valid command line', () => {
  it('means to us what it means to yargs', () => {
    fc.assert(
      fc.property(commandLine, (args) => {
        expect(byUs(args)).toEqual(byYargs(args))
      }),
      { seed: 20261122, numRuns: 1000 },
    )
  })

  it('keeps all values of an option that may be given several times, in their order', () => {
    expect(byUs(['--include', 'b', '--include=a', 'x', '--include', 'b']).values).toEqual({ include: ['b', 'a', 'b'] })
  })

  it('keeps the last value of an option that may be given once', () => {
    expect(byUs(['--fail-on', 'low', '--fail-on=high']).values).toEqual({ 'fail-on': 'high' })
  })

  it('takes a hyphen for standard input, as a path and as a value', () => {
    expect(byUs(['-', '--stdin-name', '-'])).toEqual({ positionals: ['-'], values: { 'stdin-name': '-' } })
  })

  it('takes a value that begins with a hyphen behind an equals sign', () => {
    expect(byUs(['--exclude=-x']).values).toEqual({ exclude: ['-x'] })
  })

  it('keeps equals signs in a value', () => {
    expect(byUs(['--output=json=a=b.json']).values).toEqual({ output: ['json=a=b.json'] })
  })

  it('takes all that follows two hyphens for paths', () => {
    expect(byUs(['--', '--staged', '-v'])).toEqual({ positionals: ['--staged', '-v'], values: {} })
  })
})

describe('a wrong command line', () => {
  function complaint(...args: string[]): string {
    try {
      parseArguments(args, options)
    } catch (error) {
      if (error instanceof Error && error.name === 'UserError') return error.message
      throw error
    }
    return 'none'
  }

  it.each([
    ['--fromat', '--format'],
    ['--formatt', '--format'],
    ['--stagd', '--staged'],
    ['--Staged', '--staged'],
    ['--excludes=x', '--exclude'],
    ['--no-colour', '--no-color'],
    ['--show', '--show-secrets'],
  ])('with the unknown option %s is told of %s', (wrong, right) => {
    expect(complaint(wrong)).toMatch(new RegExp(`unknown option ${wrong.replace(/=.*/, '')}; did you mean ${right}\\?`))
  })

  it.each(['--frobnicate', '-z', '-vz', '--__proto__=x', '--constructor', '--toString=1', '--staged-files-only-please'])(
    'with %s, which is like no option, is told of the help',
    (wrong) => {
      expect(complaint(wrong)).toMatch(/unknown option .*--help/)
      expect(complaint(wrong)).not.toMatch(/did you mean/)
    },
  )

  it.each(Object.entries(options).filter(([, { type }]) => type === 'string'))('that ends where --%s needs a value says so', (name) => {
    expect(complaint('src', `--${name}`)).toMatch(new RegExp(`--${name} needs a value`))
  })

  it.each([
    ['another option', ['--exclude', '--staged']],
    ['a short option', ['--exclude', '-v']],
    ['nothing behind an equals sign', ['--exclude=']],
    ['an empty argument', ['--exclude', '']],
  ])('with %s for a value says that one is missing', (_, args) => {
    expect(complaint(...args)).toMatch(/--exclude needs a value: --exclude=GLOB/)
  })

  it.each(Object.entries(options).filter(([, { type }]) => type === 'boolean'))('that gives the flag --%s a value says so', (name) => {
    expect(complaint(`--${name}=true`)).toMatch(new RegExp(`--${name} takes no value`))
  })

  it.each(Object.entries(options).filter(([, { choices }]) => choices))(
    'with a bad choice for --%s lists the good ones',
    (name, { choices }) => {
      const message = complaint(`--${name}`, 'sometimes')
      expect([`--${name}`, 'sometimes', ...(choices ?? [])].filter((text) => !message.includes(text))).toEqual([])
    },
  )

  it('judges a choice by case, as it is written', () => {
    expect(complaint('--fail-on', 'HIGH')).toMatch(/expected one of .*high/)
  })
})

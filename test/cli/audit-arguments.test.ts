// What is typed behind `straykey history`, and what is refused.
import { describe, expect, it } from 'vitest'
import type { AuditOptions } from '../../src/audit-options.ts'
import { parseArguments } from '../../src/cli/arguments.ts'
import { toAuditOptions } from '../../src/cli/audit-arguments.ts'
import { history } from '../../src/cli/commands/history.ts'
import { terminalOf } from '../support/screen.ts'

function optionsOf(...args: string[]): AuditOptions {
  return toAuditOptions(parseArguments(args, history.options), terminalOf().terminal)
}

function complaint(...args: string[]): string {
  try {
    optionsOf(...args)
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return error.message
    throw error
  }
  return 'none'
}

const start = { folder: '/home/ada/shop', environment: {} }

describe('the options of history', () => {
  it('are empty but for where it was called when nothing is typed', () => {
    expect(optionsOf()).toEqual(start)
  })

  it.each<[string[], AuditOptions]>([
    [['../shop.bundle'], { repository: '../shop.bundle' }],
    [['--range', 'origin/main..HEAD'], { range: 'origin/main..HEAD' }],
    [['--since', '2024-03-01'], { since: '2024-03-01' }],
    [['--since', 'yesterday'], { since: 'yesterday' }],
    [['--since', '2 weeks ago', '--branch', 'a', '--branch', 'b'], { since: '2 weeks ago', branches: ['a', 'b'] }],
    [['--refs', 'refs/pull/*', '--refs=refs/tags/*', '--new'], { refs: ['refs/pull/*', 'refs/tags/*'], onlyNew: true }],
    [['--plain', '--no-cache', '--authors'], { plain: true, cache: false, authors: true }],
    [['--threads', '8'], { threads: 8 }],
    [['--fail-on', 'high', '--no-config', '--no-inline-allow'], { failOn: 'high', config: false, inlineAllow: false }],
    [['--config', 'a.yaml', '--rules', 'b.yaml'], { config: 'a.yaml', rules: ['/home/ada/shop/b.yaml'] }],
    [['--include', 'src/**', '--exclude', '*.snap'], { include: ['src/**'], exclude: ['*.snap'] }],
  ])('%j', (args, options) => {
    expect(optionsOf(...args)).toEqual({ ...start, ...options })
  })

  it.each([
    ['1', 1],
    ['500k', 512_000],
    ['500M', 524_288_000],
    ['4G', 4_294_967_296],
    ['4g', 4_294_967_296],
  ])('take the size %s for %i bytes, as git does', (size, maxObjectBytes) => {
    expect(optionsOf('--max-object-size', size)).toEqual({ ...start, maxObjectBytes })
  })
})

describe('history refuses, with the remedy,', () => {
  it.each([
    [['a', 'b'], /one repository at a time.*once for each/],
    [['-'], /no standard input.*file/],
    [['--range', 'a..b', '--since', '2024-01-01'], /--range and --since.*leave one/],
    [['--range', 'a..b', '--branch', 'c'], /--range and --branch.*leave one/],
    [['--range', 'a..b', '--refs', 'c'], /--range and --refs.*leave one/],
    [['--range', 'a..b', '--new'], /--range and --new.*leave one/],
    [['--plain', '--threads', '2'], /--plain and --threads.*leave one/],
  ])('what contradicts itself: %j', (args, message) => {
    expect(complaint(...args)).toMatch(message)
  })

  it.each(['HEAD', 'a...b', 'a..b..c', '..b', 'a..', '..', '-a..b'])('the range %s', (range) => {
    expect(complaint(`--range=${range}`)).toMatch(/two dots.*such as origin\/main\.\.HEAD/)
  })

  it.each(['soon', 'HEAD', 'main'])('the date %s, which git would take for now', (date) => {
    expect(complaint('--since', date)).toMatch(/expected a date.*such as 2024-03-01/)
  })

  it.each(['branch', 'refs'])('a name that git would take for an option: --%s', (option) => {
    expect(complaint(`--${option}=--output=x`)).toMatch(/no ref begins with a hyphen/)
  })

  it.each(['0', '-1', '1.5', 'many', '257', '1e2', ''])('the number of threads %j', (threads) => {
    expect(complaint(`--threads=${threads}`)).toMatch(/--threads.*(?:from 1 to 256|needs a value)/)
  })

  it.each(['0', '5T', '1.5G', '-5M', 'G', '99999999999G', '5 M'])('the size %j', (size) => {
    expect(complaint(`--max-object-size=${size}`)).toMatch(/--max-object-size.*such as 500M/)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Severity } from '../../src/model.ts'
import { github } from '../../src/report/github.ts'
import type { Report } from '../../src/report-model.ts'
import { liveKey } from '../support/fake-keys.ts'
import { hostileNames } from '../support/hostile-names.ts'
import { findingOf, historyFinding, historyReport, reportOf, scanFiles } from '../support/scan.ts'
import { activeCharacters } from '../support/terminal.ts'
import { readCommands } from '../support/workflow-commands.ts'

const commandsOf = (report: Report) => readCommands(github(report)).commands
const linesOf = (report: Report) => readCommands(github(report)).lines
const several = (amount: number, severity: Severity) =>
  Array.from({ length: amount }, (_, i) => findingOf({ severity, title: `${severity} ${i}` }))
const [place] = findingOf().locations
const at = (changes: object) => (place ? [{ ...place, ...changes }] : [])

describe('annotations', () => {
  it('say where, what, the redacted value and what to do next', async () => {
    const [command] = commandsOf(await scanFiles({ 'src/a.ts': `const k = '${liveKey()}'\n` }))
    expect(command).toMatchObject({
      command: 'error',
      properties: { file: 'src/a.ts', line: '1', col: '12', endLine: '1', title: expect.stringContaining('sk_live_') },
      message: expect.stringMatching(/sk_live_.*….*src\/a\.ts:1:12 \(generic-api-live-key\)\. Next: /),
    })
  })

  it.each([
    ['critical', 'error'],
    ['high', 'error'],
    ['medium', 'warning'],
    ['low', 'notice'],
    ['info', 'notice'],
  ] as const)('of %s severity are of level %s', (severity, level) => {
    expect(commandsOf(reportOf({ findings: [findingOf({ severity })] })).map(({ command }) => command)).toEqual([level])
  })

  it('begin with the worst', () => {
    const findings = [...several(1, 'info'), ...several(1, 'high'), ...several(1, 'medium'), ...several(1, 'critical')]
    expect(commandsOf(reportOf({ findings })).map(({ properties }) => properties.title)).toEqual([
      'critical 0',
      'high 0',
      'medium 0',
      'info 0',
    ])
  })

  it('are at most ten of each level, the worst ones, and the last line says how many more there are', () => {
    const findings = [...several(12, 'info'), ...several(8, 'high'), ...several(11, 'medium'), ...several(5, 'critical')]
    const report = reportOf({ findings })
    const shown = commandsOf(report).map(({ command, properties }) => `${command} ${properties.title?.split(' ')[0]}`)
    const amounts = [...new Set(shown)].map((name) => [name, shown.filter((one) => one === name).length])
    expect(amounts).toEqual([
      ['error critical', 5],
      ['error high', 5],
      ['warning medium', 10],
      ['notice info', 10],
    ])
    expect(linesOf(report).at(-1)).toMatch(/^6 more /)
  })

  it('leave out what is suppressed; the counts have it', () => {
    const report = reportOf({ findings: [findingOf({ suppression: { by: 'comment' } })] })
    expect(commandsOf(report)).toEqual([])
    expect(linesOf(report)[0]).toBe('No secrets found, 1 allowed by comments.')
  })

  it('of a secret over several lines have no column, which GitHub would refuse', () => {
    const [command] = commandsOf(reportOf({ findings: [findingOf({ locations: at({ endLine: 20 }) })] }))
    expect(command?.properties).toMatchObject({ line: '12', endLine: '20' })
    expect(command?.properties).not.toHaveProperty('col')
  })

  it('of a name have a file and no line', () => {
    const [command] = commandsOf(reportOf({ findings: [findingOf({ locations: at({ inName: true }) })] }))
    expect(Object.keys(command?.properties ?? {})).toEqual(['file', 'title'])
  })

  it('of history are at no place of the checked-out tree, but name it', () => {
    const [command] = commandsOf(historyReport({ findings: [historyFinding()] }))
    expect(Object.keys(command?.properties ?? {})).toEqual(['title'])
    expect(command?.message).toContain('src/app.ts:12:14 at commit 1a2b3c4d5e6f')
  })

  it("name files from the repository's top", () => {
    const report = reportOf({ root: '/home/ada/shop/web', top: '/home/ada/shop', findings: [findingOf()] })
    expect(commandsOf(report)[0]?.properties.file).toBe('web/src/app.ts')
  })

  it('warn of an incomplete scan before all findings of that level', () => {
    const report = historyReport({
      findings: several(10, 'medium'),
      problems: [{ where: 'a.txt', message: 'unreadable' }],
      interrupted: true,
    })
    const commands = commandsOf(report)
    expect(commands.slice(0, 2).map(({ command, message }) => `${command} ${message}`)).toEqual([
      'warning /home/ada/shop: interrupted: this is what was found so far',
      'warning a.txt: unreadable',
    ])
    expect([commands.length, linesOf(report).at(-1)]).toEqual([10, expect.stringMatching(/^2 more /)])
  })

  it('end with what was scanned', () => {
    expect(linesOf(reportOf())).toEqual(['No secrets found.', 'Scanned 3 files, 4.6 kB.'])
  })

  it('hold no secret', () => {
    expect(github(reportOf({ findings: [findingOf(), historyFinding()] })).includes(liveKey().slice(8, 24))).toBe(false)
  })
})

describe('hostile names in annotations', () => {
  const empty = reportOf()
  it('are no commands, keep their place in their own, and give a terminal nothing to act on', () => {
    fc.assert(
      fc.property(hostileNames, (name) => {
        const finding = findingOf({ title: name, message: name, remedy: [name], locations: at({ path: name }) })
        const report = { ...empty, findings: [finding], problems: [{ where: name, message: name }] }
        const { commands, lines } = readCommands(github(report))
        expect(commands.map(({ command }) => command)).toEqual(['error', 'warning'])
        expect(lines).toHaveLength(2)
        expect(lines.filter((line) => /::|##\[/.test(line))).toEqual([])
        expect(
          Object.keys(commands[0]?.properties ?? {}).filter((key) => !['file', 'line', 'col', 'endLine', 'title'].includes(key)),
        ).toEqual([])
        expect(activeCharacters(github(report)).filter((one) => one !== 'U+0009')).toEqual([])
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })

  it('come back as they were, line ends too, when a terminal acts on nothing in them', () => {
    fc.assert(
      fc.property(hostileNames, (name) => {
        fc.pre(activeCharacters(name.replace(/[\t\r\n]/g, '')).length === 0 && !/[\u200b-\u200f\ufeff]/.test(name))
        const [command] = commandsOf({ ...empty, findings: [findingOf({ locations: at({ path: name }) })] })
        expect(command?.properties.file).toBe(name)
        const titled = commandsOf({ ...empty, findings: [findingOf({ title: name })] })[0]?.properties.title
        if (!/[\t\r\n]/.test(name)) expect(titled).toBe(name.trimEnd())
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})

// The way through what is undecided: any step can be taken back, and only what was decided counts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionAfter, type Step, type Steps, undone } from '../../src/baseline/queue.ts'
import { reasons } from '../../src/reasons.ts'

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('decide' as const), reason: fc.constantFrom(...reasons) }),
  fc.constant({ kind: 'skip' as const }),
  fc.record({ kind: fc.constant('note' as const), text: fc.string({ maxLength: 4 }) }),
  fc.record({ kind: fc.constant('until' as const), day: fc.constantFrom('', '2027-01-31', '2028-02-29') }),
)
const steps: fc.Arbitrary<Steps> = fc.array(step, { maxLength: 30 })
const visible = (all: Steps) => ({ ...positionAfter(all), decided: [...positionAfter(all).decided] })

describe('a step', () => {
  it('is gone when it is undone, whatever came before it', () => {
    fc.assert(
      fc.property(steps, step, (before, next) => {
        expect(visible(undone([...before, next]))).toEqual(visible(before))
      }),
    )
  })

  it('and all others, undone, lead back to the beginning, and nothing lies before that', () => {
    fc.assert(
      fc.property(steps, fc.nat({ max: 5 }), (all, more) => {
        let left = all
        for (let i = 0; i < all.length + more; i++) left = undone(left)
        expect(visible(left)).toEqual({ at: 0, draft: {}, decided: [] })
      }),
    )
  })
})

describe('the position', () => {
  it('is behind everything that was decided or skipped', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { at, decided } = positionAfter(all)
        expect(at).toBe(all.filter(({ kind }) => kind === 'decide' || kind === 'skip').length)
        expect([...decided.values()].map(({ reason }) => reason)).toEqual(all.flatMap((one) => (one.kind === 'decide' ? [one.reason] : [])))
      }),
    )
  })

  it('holds a note and a day for the next decision alone, the last of each', () => {
    const { at, draft, decided } = positionAfter([
      { kind: 'note', text: 'no' },
      { kind: 'until', day: '2027-01-31' },
      { kind: 'note', text: 'a test' },
      { kind: 'decide', reason: 'used_in_tests' },
      { kind: 'decide', reason: 'revoked' },
      { kind: 'note', text: 'left' },
      { kind: 'skip' },
      { kind: 'until', day: '2028-01-01' },
      { kind: 'until', day: '' },
    ])
    expect({ at, draft }).toEqual({ at: 3, draft: {} })
    expect([...decided]).toEqual([
      [0, { reason: 'used_in_tests', note: 'a test', until: '2027-01-31' }],
      [1, { reason: 'revoked' }],
    ])
  })
})

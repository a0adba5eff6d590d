import { describe, expect, it } from 'vitest'
import { readAllowance } from '../../src/detect/allowances.ts'
import { detect } from '../support/detect.ts'

describe('readAllowance', () => {
  it.each([
    ['straykey:allow', {}],
    ['straykey:allow -- it is revoked', { reason: 'it is revoked' }],
    ['straykey:allow stripe-live-key', { rule: 'stripe-live-key' }],
    ['straykey:allow stripe-live-key -- it is revoked', { rule: 'stripe-live-key', reason: 'it is revoked' }],
    ['straykey:allow\tstripe-live-key\t--\tit is revoked', { rule: 'stripe-live-key', reason: 'it is revoked' }],
    ['straykey:allow -- it is revoked */', { reason: 'it is revoked' }],
    ['straykey:allow -- it is revoked -->', { reason: 'it is revoked' }],
    ['straykey:allow -- it is revoked"', { reason: 'it is revoked' }],
    ['straykey:allow -- it is revoked\r\nnext line', { reason: 'it is revoked' }],
    ['straykey:allow -- ', {}],
    ['straykey:allow -- */', {}],
    ['straykey:allow */', {}],
    ['straykey:allow -->', {}],
    ['straykey:allow\nstripe-live-key', {}],
    ['straykey:allow: no', {}],
  ])('of %j is %j', (text, expected) => expect(readAllowance(text)).toEqual(expected))

  it.each(['straykey:allowed', 'straykey:allow-all', 'straykey:allow_all', 'straykey:allow2'])('of another word is nothing: %s', (text) => {
    expect(readAllowance(text)).toBeUndefined()
  })

  it('reads the marker at its place, not an earlier one', () => {
    const text = 'straykey:allow a-rule -- first\nstraykey:allow b-rule -- second'
    expect(readAllowance(text.slice(text.lastIndexOf('straykey')))).toEqual({ rule: 'b-rule', reason: 'second' })
  })
})

describe('the allowances of a text', () => {
  it('have the lines of their markers', async () => {
    const { allowances } = await detect('a\n# straykey:allow\r\nb\r// straykey:allow x -- y\n')
    expect(allowances).toEqual([{ line: 2 }, { line: 4, rule: 'x', reason: 'y' }])
  })

  it.each(['für Tests', '本番ではない', 'déjà révoquée', 'done ✅'])('keep a reason as it is written: %s', async (reason) => {
    expect((await detect(`# straykey:allow -- ${reason}\n`)).allowances).toEqual([{ line: 1, reason }])
  })

  it('keep a reason as it is written in UTF-16', async () => {
    const { allowances } = await detect(Buffer.from('\ufeff# straykey:allow -- für Tests\n', 'utf16le'))
    expect(allowances).toEqual([{ line: 1, reason: 'für Tests' }])
  })
})

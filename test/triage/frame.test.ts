// Frames never show a secret: not the one they are about, nor any other of the blob, whole or cut off.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../../src/model.ts'
import { toFrame } from '../../src/triage/frame.ts'
import { detect } from '../support/detect.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { leaksIn, plantedKeys } from '../support/leaks.ts'
import { joints, notations } from '../support/written.ts'

async function framesOf(text: string): Promise<Frame[]> {
  const { matches } = await detect(text)
  return matches.map((match) => toFrame(match, matches))
}

async function shownIn(text: string): Promise<string> {
  return (await framesOf(text)).flatMap(({ lines }) => lines).join('\n')
}

describe('a frame', () => {
  it('has the line before, its own and the line after, with the redacted secret marked', async () => {
    const [frame] = await framesOf(`one\ntwo\n  key = '${liveKey()}';\nfour\nfive\n`)
    const redacted = `${liveKey().slice(0, 12)}…`
    expect(frame).toEqual({
      firstLine: 2,
      lines: ['two', `  key = '${redacted}';`, 'four'],
      marked: { index: 1, start: 9, end: 9 + redacted.length },
    })
  })

  it('has fewer lines at the beginning and at the end of a file', async () => {
    const [frame] = await framesOf(liveKey())
    expect(frame).toMatchObject({ firstLine: 1, lines: [`${liveKey().slice(0, 12)}…`], marked: { index: 0, start: 0 } })
  })

  it('has no carriage returns', async () => {
    const [frame] = await framesOf(`one\r\n${liveKey()}\r\nthree\r\n`)
    expect(frame?.lines.map((line) => line.includes('\r'))).toEqual([false, false, false])
  })

  it('of a secret of several lines shows its first line and what follows the last', async () => {
    const body = fakeKey('MHcCAQEEI base64*55 \n base64*64 \n base64*34 ==')
    const [frame] = await framesOf(`a\n-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\nb`)
    expect(frame).toMatchObject({ firstLine: 1, lines: ['a', '-----BEGIN RSA PRIVATE KEY-----…', 'b'] })
  })
})

describe('a frame hides', () => {
  const [a, b] = [liveKey(1), githubKey(2)]

  it.each([
    ['another secret on its line', `${a} ${b}`],
    ['another secret on the line before', `${b}\n${a}`],
    ['another secret on the line after', `${a}\n${b}`],
    ['itself a second time', `${a} ${a}`],
    ['another secret that is cut off where the excerpt begins', `x = "${b}" ${'. '.repeat(191)}\n${a}`],
    ['another secret that is cut off where the excerpt ends', `${a}\n${'. '.repeat(190)} ${b}`],
  ])('%s', async (_, text) => {
    const shown = await shownIn(text)
    const pieces = [a, b].flatMap((key) => Array.from({ length: key.length - 20 }, (_x, i) => key.slice(8 + i, 20 + i)))
    expect(pieces.filter((piece) => shown.includes(piece))).toEqual([])
  })

  it('a secret that begins as another one does', async () => {
    const short = liveKey(1)
    const tail = 'Kq7Zw3Xv9Bn2Mt'
    const shown = await shownIn(`a=${short}\nb=${short}${tail}\nc=${githubKey(2)}`)
    expect(shown).not.toContain(tail.slice(0, 12))
  })

  it('a password with a dollar sign, which a replacement would read as an instruction', async () => {
    const password = 'aB$&k3J!m9Qvx7.Tz2Rw8%Lp5'
    const shown = await shownIn(`postgres://app:${password}@db.acme.io/app\n${liveKey()}`)
    expect(shown).not.toContain(password.slice(4, 16))
  })

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
  ])('the last line of a private key when another secret stands behind its END, with %s', async (_, end) => {
    const body = fakeKey('MHcCAQEEI base64*55 \n base64*64 \n base64*34 ==', 5)
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`
    const shown = await shownIn(`${key} ${liveKey()}`.replaceAll('\n', end))
    expect(shown).not.toContain(body.slice(-12))
  })

  it('every secret that was found, however they stand together', async () => {
    const all = await plantedKeys(20261122)
    const gaps = ['\n', ' ', '; ', '\r\n', '\n\n', ` ${'. '.repeat(150)}\n`, ` ${'. '.repeat(190)}`, ',']
    const which = fc.nat({ max: all.length - 1 })
    const layout = fc.array(fc.tuple(which, fc.constantFrom(...gaps)), { minLength: 2, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(layout, async (parts) => {
        const placed = parts.flatMap(([index, gap]) => (all[index] ? [{ ...all[index], gap }] : []))
        const { matches } = await detect(placed.map(({ text, gap }) => text + gap).join(''))
        const found = new Set(matches.map(({ secret }) => secret))
        const shown = matches.flatMap((match) => toFrame(match, matches).lines).join('\n')
        const judged = placed.filter(({ secret }) => found.has(secret))
        expect(leaksIn(shown, judged)).toEqual([])
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })

  it('every secret in another notation or in pieces: itself, what stands for it, and its neighbours', async () => {
    const keys = [1, 2, 3].flatMap((seed) => [liveKey(seed), githubKey(seed)])
    const write = fc.constantFrom(
      ...Object.values(notations),
      ...Object.values(joints).map((joint) => (key: string) => key.slice(0, 20) + joint + key.slice(20)),
    )
    const gap = fc.constantFrom('\n', ' ', '; ', ` ${'. '.repeat(150)}\n`, ` ${'. '.repeat(190)}`)
    const layout = fc.array(fc.tuple(fc.constantFrom(...keys), write, gap), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(layout, async (parts) => {
        const text = parts.map(([key, form, between]) => form(key) + between).join('')
        const { matches } = await detect(text)
        const shown = matches.flatMap((match) => toFrame(match, matches).lines).join('\n')
        const forms = matches.flatMap(({ secret, written }) => [secret.slice(8), written?.text ?? ''])
        const mayShow = matches.map(({ redacted }) => redacted).join(' ')
        expect(forms.flatMap(piecesOf).filter((piece) => shown.includes(piece) && !mayShow.includes(piece))).toEqual([])
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

/** Twelve characters in a row that hold a part of a key. */
function piecesOf(form: string): string[] {
  const pieces = Array.from({ length: Math.max(0, form.length - 11) }, (_, i) => form.slice(i, i + 12))
  return pieces.filter((piece) => !/[\s"'+:{}]/.test(piece))
}

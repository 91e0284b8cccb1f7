/** The code on a paper: genuine, altered, another school's, or no code at all. */
import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64Url, fromUtf8, toBase64Url, toUtf8 } from '../../../src/domain/papers/base64url.ts'
import {
  bytesToSign,
  checkPaper,
  type Paper,
  paperCode,
  type PaperKey,
} from '../../../src/domain/papers/paper.ts'

const paper: Paper = {
  kind: 'appointment',
  number: 'SZ-2026-K7Q2M4',
  school: '善真小学',
  name: '曾乐',
  className: '三(2)班',
  subject: '图书馆管理员',
  from: '2026-09-18',
  to: '2027-01-22',
  issued: '2026-09-18',
}

const options = (key: KeyObject) => ({ key, dsaEncoding: 'ieee-p1363' as const })
function aSchoolKey(id: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key: PaperKey = {
    id,
    verify: (signature, signed) => Promise.resolve(verify('sha256', signed, options(publicKey), signature)),
  }
  const codeOf = (own: Paper) => paperCode(own, id, sign('sha256', bytesToSign(own), options(privateKey)))
  return { key, codeOf }
}
const ours = aSchoolKey('ourkey01')
const theirs = aSchoolKey('theirs01')

describe('the code on a paper', () => {
  it('is genuine and says what the paper says, no more', async () => {
    const code = ours.codeOf(paper)
    expect(await checkPaper(code, [ours.key])).toEqual({ kind: 'genuine', paper })
    expect(fromUtf8(fromBase64Url(code.split('.')[0] ?? '') ?? new Uint8Array())).toBe(
      JSON.stringify(Object.values(paper)),
    )
  })

  it('fits into a small printed square', () => {
    expect(ours.codeOf(paper).length).toBeLessThan(400)
  })

  it('is another school’s when no key of ours has its id', async () => {
    expect(await checkPaper(theirs.codeOf(paper), [ours.key])).toEqual({ kind: 'other-school' })
  })

  it('is altered when it borrows our key’s id', async () => {
    const borrowed = theirs.codeOf(paper).replace('theirs01', 'ourkey01')
    expect(await checkPaper(borrowed, [ours.key])).toEqual({ kind: 'altered' })
  })

  it('is altered when any line is another than was signed', async () => {
    const [, keyId = '', signature = ''] = ours.codeOf(paper).split('.')
    for (const field of Object.keys(paper).filter((name) => name !== 'kind')) {
      const text = JSON.stringify(Object.values({ ...paper, [field]: '别的' }))
      const forged = [toBase64Url(toUtf8(text)), keyId, signature].join('.')
      expect(await checkPaper(forged, [ours.key])).toEqual({ kind: 'altered' })
    }
  })

  it('is never genuine with any letter changed, dropped or added', async () => {
    const code = ours.codeOf(paper)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(code.length - 1),
        fc.constantFrom('A', 'b', '0', '_', '.', '', 'AA'),
        async (at, by) => {
          const changed = code.slice(0, at) + by + code.slice(at + 1)
          fc.pre(changed !== code)
          expect((await checkPaper(changed, [ours.key])).kind).not.toBe('genuine')
        },
      ),
    )
  })

  it('is unreadable when it is something else', async () => {
    for (const text of ['', '.', 'https://example.test/', 'a.b.c', '0123456789ABCDEF', 'x'.repeat(5000)])
      expect(await checkPaper(text, [ours.key])).toEqual({ kind: 'unreadable' })
  })
})

it('bytes and text come back as they were', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      (bytes, text) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromUtf8(toUtf8(text))).toBe(text)
      },
    ),
  )
})

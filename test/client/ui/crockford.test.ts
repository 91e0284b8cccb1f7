import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseCode } from '../../../src/client/ui/code/crockford.ts'

describe('a typed pairing code', () => {
  it('may be lower case, with the gap or dash of the printed sheet', () => {
    expect(normaliseCode('7k4m qt2x')).toBe('7K4MQT2X')
    expect(normaliseCode(' 7K4M-QT2X\n')).toBe('7K4MQT2X')
  })

  it('forgives the letters that look like digits', () => {
    expect(normaliseCode('oOiIlL')).toBe('001111')
  })

  it('drops what no code contains', () => {
    expect(normaliseCode('7u4码!K')).toBe('74K')
  })

  it('takes the full-width letters of a Chinese keyboard', () => {
    expect(normaliseCode('７ｋ４Ｍ－ＱＴ２Ｘ')).toBe('7K4MQT2X')
  })

  it('ends after eight signs', () => {
    expect(normaliseCode('7K4MQT2X99')).toBe('7K4MQT2X')
  })

  it('stays as it is when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const code = normaliseCode(typed)
        expect(normaliseCode(code)).toBe(code)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{0,8}$/)
      }),
    )
  })
})

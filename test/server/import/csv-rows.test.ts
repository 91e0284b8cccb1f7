import { describe, expect, it } from 'vitest'
import { csvSheet, decodeText } from '../../../src/server/import/csv-rows.ts'

const gbk = Buffer.from('d0d5c3fb2cb0e0bcb60acdf5c3f72cc8fd32', 'hex')
const rows = [
  ['姓名', '班级'],
  ['王明', '三2'],
]
const text = '姓名,班级\n王明,三2'

describe('a CSV file', () => {
  it.each([
    ['GBK', gbk],
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
    ['UTF-16, bytes swapped', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('is read from %s', (_encoding, bytes) => {
    expect(csvSheet(bytes)).toEqual({ name: 'CSV', rows })
  })

  it('keeps characters that only GB 18030 has', () => {
    expect(decodeText(Buffer.from('cdf59535bd33', 'hex'))).toMatch(/^王.$/u)
  })

  it('has at most 5,000 rows and 200 columns', () => {
    expect(() => csvSheet(Buffer.from('a\n'.repeat(5_001)))).toThrow('too-many-rows')
    expect(() => csvSheet(Buffer.from(`${','.repeat(300)}x`))).toThrow('too-many-columns')
    expect(csvSheet(Buffer.from(`a${','.repeat(300)}`)).rows[0]).toHaveLength(200)
  })
})

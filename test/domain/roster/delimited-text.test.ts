import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiterOf, parseDelimited } from '../../../src/domain/roster/delimited-text.ts'

describe('delimited text', () => {
  it('reads quotes, doubled quotes, line ends inside quotes, and every kind of line end', () => {
    expect(parseDelimited('a,"b,1","c ""x""","d\r\ne"\r\nf\rg\n', ',')).toEqual([
      ['a', 'b,1', 'c "x"', 'd\r\ne'],
      ['f'],
      ['g'],
    ])
    expect(parseDelimited('a,\n,b', ',')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
    expect(parseDelimited('a,', ',')).toEqual([['a', '']])
    expect(parseDelimited('', ',')).toEqual([])
    expect(parseDelimited('\n\nx', ',')).toEqual([[''], [''], ['x']])
  })

  it('closes a quote that is never closed, and takes a quote inside a cell as it is', () => {
    expect(parseDelimited('"a,b\nc', ',')).toEqual([['a,b\nc']])
    expect(parseDelimited('a"b,c', ',')).toEqual([['a"b', 'c']])
    expect(parseDelimited('"a"b,c', ',')).toEqual([['ab', 'c']])
  })

  it('stops at the row limit', () => {
    expect(parseDelimited('a\n'.repeat(100), ',', 10)).toHaveLength(10)
  })

  it.each([
    ['a,b\nc,d', ','],
    ['a\tb,c', '\t'],
    ['a;b;c', ';'],
    ['姓名', ','],
  ])('sees what separates %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  it('reads back whatever was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '王', '"', ',', '\n', '\r', ' ') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(parseDelimited(text, ',')).toEqual(rows)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import {
  jitteredPath,
  plainEdge,
  roundedSquare,
  sealNicks,
  sealOutline,
  sealTilt,
  stampedEdge,
  type SealShape,
} from '../../../src/client/ui/seal/seal-edge.ts'
import { sealGlyphs } from '../../../src/client/ui/seal/seal-text.ts'

const shapes: readonly SealShape[] = ['circle', 'square', 'octagon', 'gourd']
const numbersOf = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number)

describe('a stamp', () => {
  it.each(shapes)('looks the same every time it is drawn (%s)', (shape) => {
    expect(stampedEdge(shape, '友谊花园')).toBe(stampedEdge(shape, '友谊花园'))
    expect(sealNicks(shape, '友谊花园')).toEqual(sealNicks(shape, '友谊花园'))
  })

  it('keeps the look it had when the first passport was printed', () => {
    expect(stampedEdge('octagon', '小农场').slice(0, 23)).toBe('M95.81 69.15L91.13 74.1')
    expect(sealTilt('小农场')).toBe(5)
  })

  it('looks different at another place', () => {
    expect(stampedEdge('circle', '食堂')).not.toBe(stampedEdge('circle', '文化廊'))
    expect(sealNicks('circle', '食堂')).not.toEqual(sealNicks('circle', '文化廊'))
  })

  it.each(shapes)('stays within half a unit or so of its even outline (%s)', (shape) => {
    const even = numbersOf(plainEdge(shape))
    const stamped = numbersOf(stampedEdge(shape, '图书馆'))
    expect(stamped).toHaveLength(even.length)
    const shift = even.map((value, i) => Math.abs(value - (stamped[i] ?? NaN)))
    expect(Math.max(...shift)).toBeLessThanOrEqual(0.57)
    expect(Math.max(...shift)).toBeGreaterThan(0.1)
  })

  it.each(shapes)('leaves its field of a hundred by no more than a nick (%s)', (shape) => {
    for (const [x, y] of sealOutline(shape)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(2)
      expect(Math.max(x, y)).toBeLessThanOrEqual(98)
    }
  })

  it('is set askew by two to five degrees, never straight', () => {
    for (const name of ['食堂', '图书馆', '小农场', '古樟', '校史墙', '科学馆', '气象站', '小邮局']) {
      expect(Math.abs(sealTilt(name))).toBeGreaterThanOrEqual(2)
      expect(Math.abs(sealTilt(name))).toBeLessThanOrEqual(5)
    }
  })

  it('is drawn even when nothing is to be shifted', () => {
    expect(jitteredPath(sealOutline('square'), 0, 'any')).toBe(plainEdge('square'))
  })

  it('runs clockwise from the top left along a square', () => {
    const points = roundedSquare(2.5, 9)
    expect(points).toHaveLength(52)
    expect(points[0]?.[0]).toBeCloseTo(11.5)
    expect(points[0]?.[1]).toBeCloseTo(2.5)
    expect(points[9]?.map(Math.round)).toEqual([89, 3])
  })
})

describe('the characters on a stamp', () => {
  const where = (label: string, shape: SealShape) =>
    sealGlyphs(label, shape).map(({ text, x, y }) => [text, x, y])

  it('stand one over two when there are three', () => {
    expect(where('科学馆', 'square')).toEqual([
      ['科', 50, 31],
      ['学', 33, 68],
      ['馆', 67, 68],
    ])
  })

  it('stand one below the other in a gourd', () => {
    expect(where('校史墙', 'gourd').map(([, x]) => x)).toEqual([50, 50, 50])
  })

  it.each(shapes)('are all there and inside the seal, up to nine of them (%s)', (shape) => {
    for (let count = 1; count <= 9; count++) {
      const label = '善真服务社印章好人'.slice(0, count)
      const glyphs = sealGlyphs(label, shape)
      expect(glyphs.map(({ text }) => text).join('')).toBe(label)
      for (const { x, y, size } of glyphs) {
        expect(x - size / 2).toBeGreaterThan(8)
        expect(x + size / 2).toBeLessThan(92)
        expect(y + size / 2).toBeLessThan(95)
      }
    }
  })

  it('are whole words in an English label', () => {
    expect(sealGlyphs('Science Hall', 'square').map(({ text }) => text)).toEqual(['Science', 'Hall'])
  })
})

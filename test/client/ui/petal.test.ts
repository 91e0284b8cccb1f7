import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colours } from '../../../src/client/ui/colour.ts'
import {
  budLength,
  petalAngle,
  petalIcon,
  petalLength,
  petalPath,
  quarterRings,
} from '../../../src/client/ui/flower/petal.ts'

describe('the flower', () => {
  it('has red on top, then green, blue, yellow and purple clockwise', () => {
    expect(colours.map(petalAngle)).toEqual([0, 72, 144, 216, 288])
  })

  it('shows the first point of twenty at 22 hundredths of the radius', () => {
    expect(petalLength(1, 20, 100)).toBeCloseTo(22.36, 2)
  })

  it('keeps the area of a petal proportional to its points', () => {
    const points = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(points, points, (a, b) => {
        const ratio = petalLength(a, 20, 180) ** 2 / petalLength(b, 20, 180) ** 2
        expect(ratio).toBeCloseTo(a / b, 8)
      }),
    )
  })

  it('never grows past its goal, however many points there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 500 }), (points) => {
        expect(petalLength(points, 20, 180)).toBe(180)
      }),
    )
  })

  it('has no length without points or without a goal', () => {
    expect([petalLength(0, 20, 100), petalLength(5, 0, 100)]).toEqual([0, 0])
    expect(budLength(100)).toBe(24)
  })

  it('draws the petal of the design at radius 180 and thirteen points', () => {
    expect(petalPath(180)).toBe(
      'M0 0C-26.93 -27 -79.2 -68.4 -79.2 -118.8C-79.2 -158.4 -39.6 -180 0 -180C39.6 -180 79.2 -158.4 79.2 -118.8C79.2 -68.4 26.93 -27 0 0Z',
    )
    expect(petalLength(13, 20, 180)).toBeCloseTo(145.12, 2)
  })

  it('counts in rings of a quarter of the goal', () => {
    expect(quarterRings(20)).toEqual([5, 10, 15])
  })

  it('puts the icon into the petal only when there is room', () => {
    expect(petalIcon('yellow', petalLength(4, 20, 180), 180)).toBeNull()
    expect(petalIcon('green', petalLength(13, 20, 180), 180)).toEqual({ x: 73.68, y: -47.01, size: 34.83 })
  })
})

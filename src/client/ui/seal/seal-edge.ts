// Edges of the stamps on a field of 100 × 100. The shape says the category of the place; the unevenness of a real
// seal is jitter on the outline's points (no filters: old tablets would pay for them on every frame).
import { seededRandom } from './seeded-random.ts'

export type SealShape = 'circle' | 'square' | 'octagon' | 'gourd'
export type Point = readonly [x: number, y: number]
export interface Nick {
  readonly x: number
  readonly y: number
  readonly r: number
}

const jitterOf: Readonly<Record<SealShape, number>> = { circle: 0.55, square: 0.4, octagon: 0.4, gourd: 0.5 }

/** The even outline, as it is drawn (dashed) before there is a stamp. */
export function sealOutline(shape: SealShape): readonly Point[] {
  switch (shape) {
    case 'circle':
      return aroundCircle(48, 47.5)
    case 'square':
      return roundedSquare(2.5, 9)
    case 'octagon':
      return alongEdges(aroundCircle(8, 49.95, Math.PI / 8), 5)
    case 'gourd':
      return gourdOutline
  }
}

/** SVG path of the even outline. */
export function plainEdge(shape: SealShape): string {
  return toPath(sealOutline(shape))
}

/** SVG path of the outline as the stamp of `seed` leaves it. */
export function stampedEdge(shape: SealShape, seed: string): string {
  return jitteredPath(sealOutline(shape), jitterOf[shape], `${seed}/edge`)
}

/** Moves every point by at most `amount` in each direction. */
export function jitteredPath(points: readonly Point[], amount: number, seed: string): string {
  const random = seededRandom(seed)
  const shift = () => (random() * 2 - 1) * amount
  return toPath(points.map(([x, y]) => [x + shift(), y + shift()]))
}

/** Places where the ink did not take: holes along the edge. */
export function sealNicks(shape: SealShape, seed: string): readonly Nick[] {
  const outline = sealOutline(shape)
  const random = seededRandom(`${seed}/nicks`)
  return Array.from({ length: 14 }, () => {
    const [x, y] = outline[Math.floor(random() * outline.length)] ?? [50, 2.5]
    return {
      x: round(x + random() * 3 - 1.5),
      y: round(y + random() * 3 - 1.5),
      r: round(0.4 + random() * 2.5),
    }
  })
}

/** Degrees, 2 to 5 to either side: a hand never sets a seal quite straight. */
export function sealTilt(seed: string): number {
  const random = seededRandom(`${seed}/tilt`)
  const size = 2 + Math.floor(random() * 4)
  return random() < 0.5 ? -size : size
}

/** A square with rounded corners, ten points to a side and three to a corner, clockwise from the top left. */
export function roundedSquare(inset: number, radius: number): readonly Point[] {
  const far = 100 - inset
  const corners: readonly [Point, number][] = [
    [[far - radius, inset + radius], -90],
    [[far - radius, far - radius], 0],
    [[inset + radius, far - radius], 90],
    [[inset + radius, inset + radius], 180],
  ]
  const points: Point[] = []
  const step = (100 - 2 * (inset + radius)) / 9
  for (const [[cx, cy], from] of corners) {
    const [dx, dy] = onCircle(cx, cy, radius, from)
    const along = onCircle(0, 0, step, from - 90)
    for (let i = 9; i >= 0; i--) points.push([dx + along[0] * i, dy + along[1] * i])
    for (const turn of [22.5, 45, 67.5]) points.push(onCircle(cx, cy, radius, from + turn))
  }
  return points
}

function aroundCircle(count: number, radius: number, start = 0): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = start + (i * 2 * Math.PI) / count
    return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)] as const
  })
}

function onCircle(cx: number, cy: number, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)]
}

function alongEdges(corners: readonly Point[], steps: number): Point[] {
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length] ?? from
    return Array.from({ length: steps }, (_, k): Point => {
      const part = k / steps
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
    })
  })
}

function toPath(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

// The right half of the gourd from the top down; the left half mirrors it.
const gourdHalf: readonly Point[] = [
  [50, 2.5],
  [54.15, 2.87],
  [58.16, 3.96],
  [61.91, 5.74],
  [65.27, 8.14],
  [68.14, 11.06],
  [70.44, 14.41],
  [72.12, 18.05],
  [73.13, 21.87],
  [73.5, 25.72],
  [73.24, 29.47],
  [72.43, 33.01],
  [72.09, 35.85],
  [74.16, 37.67],
  [76.2, 39.79],
  [78.17, 42.23],
  [80.02, 45],
  [81.68, 48.12],
  [83.08, 51.58],
  [84.16, 55.36],
  [84.82, 59.42],
  [84.99, 63.7],
  [84.62, 68.13],
  [83.65, 72.62],
  [82.05, 77.05],
  [79.82, 81.33],
  [76.95, 85.33],
  [73.49, 88.95],
  [69.5, 92.07],
  [65.05, 94.6],
  [60.24, 96.47],
  [55.18, 97.61],
  [50, 98],
]

const gourdOutline: readonly Point[] = [
  ...gourdHalf,
  ...gourdHalf
    .slice(1, -1)
    .reverse()
    .map(([x, y]): Point => [100 - x, y]),
]

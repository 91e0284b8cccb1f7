// The flower: a petal's length grows with the square root of the points, so that its area is proportional to them.
// Everything is measured from the middle of the flower; a petal is drawn tip up and turned by the caller.
import { colours, type Colour } from '../colour.ts'

const widthOfLength = 0.44
const budOfRadius = 0.24

/** L = R·√(min(p, T) / T). Length in the unit of `radius`; 0 for no points. */
export function petalLength(points: number, goal: number, radius: number): number {
  if (points <= 0 || goal <= 0) return 0
  return radius * Math.sqrt(Math.min(points, goal) / goal)
}

/** Length of the dashed bud that stands for no points yet. */
export function budLength(radius: number): number {
  return radius * budOfRadius
}

/** SVG path of a petal of this length, tip up, foot at 0 0. */
export function petalPath(length: number): string {
  const l = (part: number) => round(-part * length)
  const w = (part: number) => round(part * widthOfLength * length)
  return [
    'M0 0',
    `C${w(-0.34)} ${l(0.15)} ${w(-1)} ${l(0.38)} ${w(-1)} ${l(0.66)}`,
    `C${w(-1)} ${l(0.88)} ${w(-0.5)} ${l(1)} 0 ${l(1)}`,
    `C${w(0.5)} ${l(1)} ${w(1)} ${l(0.88)} ${w(1)} ${l(0.66)}`,
    `C${w(1)} ${l(0.38)} ${w(0.34)} ${l(0.15)} 0 0Z`,
  ].join('')
}

/** Degrees clockwise from the top. */
export function petalAngle(colour: Colour): number {
  return colours.indexOf(colour) * 72
}

/** The three contours that divide the way to the goal into four rings, in points. */
export function quarterRings(goal: number): readonly number[] {
  return [goal / 4, goal / 2, (goal * 3) / 4]
}

/** Middle and size of the icon inside a petal; none while the petal is shorter than half the radius. */
export function petalIcon(
  colour: Colour,
  length: number,
  radius: number,
): { x: number; y: number; size: number } | null {
  if (length <= radius * 0.5) return null
  const angle = (petalAngle(colour) * Math.PI) / 180
  const size = Math.min(44, 0.24 * length)
  const out = 0.66 * length
  return {
    x: round(out * Math.sin(angle) - size / 2),
    y: round(-out * Math.cos(angle) - size / 2),
    size: round(size),
  }
}

function round(value: number): number {
  const rounded = Math.round(value * 100) / 100
  return rounded === 0 ? 0 : rounded
}

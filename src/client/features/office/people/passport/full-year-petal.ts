import { colours, type PointsByColour } from '../../../../../domain/colours.ts'

/** A petal is full at twenty points a term; who has more has more of a flower, not a larger sheet. */
export const fullYearPetal = (points: PointsByColour): number =>
  Math.max(40, ...colours.map((colour) => points[colour]))

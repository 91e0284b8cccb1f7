/** The five colours, in their fixed order (clockwise from the top of the flower). */
export const colours = ['red', 'green', 'blue', 'yellow', 'purple'] as const
export type Colour = (typeof colours)[number]

export type PointsByColour = Record<Colour, number>
export const pointsInEachColour = (points: number): PointsByColour => ({
  red: points,
  green: points,
  blue: points,
  yellow: points,
  purple: points,
})
export const noPoints = (): PointsByColour => pointsInEachColour(0)
export const sumOfPoints = (points: PointsByColour) =>
  colours.reduce((sum, colour) => sum + points[colour], 0)

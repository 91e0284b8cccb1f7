/** The five colours, in their fixed order (clockwise from the top of the flower). */
export const colours = ['red', 'green', 'blue', 'yellow', 'purple'] as const
export type Colour = (typeof colours)[number]

export type PointsByColour = Record<Colour, number>
export const noPoints = (): PointsByColour => ({ red: 0, green: 0, blue: 0, yellow: 0, purple: 0 })
export const sumOfPoints = (points: PointsByColour) =>
  colours.reduce((sum, colour) => sum + points[colour], 0)

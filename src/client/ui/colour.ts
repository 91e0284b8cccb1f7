// The five colours in the fixed order of the flower: clockwise from the top, 72° apart.

export const colours = ['red', 'green', 'blue', 'yellow', 'purple'] as const

export type Colour = (typeof colours)[number]

// The name seal 善真 on a field of 60 × 100. It is the mark of the project: drawn once, never from a font.

export const markEdge =
  'M6.63 1.51L11.06 1.8L14.64 1.92L19.37 1.88L24.11 1.86L27.81 1.63L31.65 1.56L36.24 1.94L40.62 1.62L45.09 1.71L48.77 1.24L53.71 1.38L57.94 6.57L58.05 14.95L57.99 22.36L58.78 30.74L57.89 37.91L58.06 45.95L58.21 54.32L58.89 62.23L58.13 70.22L58.52 77.85L58.85 85.45L58.17 93.13L52.97 98.68L48.9 98.83L45.19 98.34L40.56 98.48L36.73 98.08L31.96 98.9L28.31 98.36L24.08 98.67L19.22 98.47L15.28 97.96L10.75 98.27L7.13 97.99L1.16 93.41L1.31 85.92L1.11 77.66L1.35 69.5L1.84 61.5L1.92 53.52L1.5 45.63L1.83 38.28L2.13 30.41L1.45 22.54L1.52 14.95L1.4 6.72Z'

/** [x, y, radius] of the places where the ink did not take. */
export const markNicks = [
  [49.15, 98.4, 1.44],
  [15.11, 98.4, 1.78],
  [19.36, 1.6, 1.93],
  [53.4, 98.4, 1.88],
] as const

/** 善 and 真 on a grid of 24, 1.75 times enlarged. */
export const markCharacters = [
  {
    transform: 'translate(9 8) scale(1.75)',
    path: 'M8 1.6v3M16 1.6v3M3.5 4.8h17M5 8h14M2.8 11.2h18.4M12 4.8v9.8M7.6 11.2v3.3M16.4 11.2v3.3M1.8 14.7h20.4M6 17.9h12v4.7H6z',
  },
  {
    transform: 'translate(9 52) scale(1.75)',
    path: 'M3.5 3.2h17M12 .8v4.8M6 5.8h12v11.6H6zM6 9.6h12M6 13.4h12M1.8 17.6h20.4M8.2 17.6L5 22.8M15.8 17.6l3.2 5.2',
  },
] as const

/** How many points a full petal of a group's flower stands for, so that the largest petal is full enough to see. */
const steps = [1, 1.5, 2, 3, 5, 7.5, 10]

/** The next round number from 100 on that no colour has passed. */
export function fullPetal(most: number): number {
  const magnitude = 10 ** Math.max(2, Math.floor(Math.log10(Math.max(1, most))))
  const step = steps.find((one) => one * magnitude >= most) ?? 10
  return step * magnitude
}

/**
 * The shape of a benchmark: a name, a title and a function that returns figures. Several figures with the same `what`
 * are one line of comparison: the first is ours, the others are peers of the same run.
 */
export type Options = {
  /** Fewer rounds and smaller amounts: the whole run within two minutes. */
  quick: boolean
}

export type Figure = {
  what: string
  /** Left out: ours. */
  who?: string
  value: number
  unit: 'ms' | 's' | 'kB' | 'MB' | 'bytes' | 'per s' | '×'
  /** p95, worst, number of rounds … */
  detail?: string
  /** What is inside the figure: authorisation, database reads, indexes. */
  includes?: string
  bars?: readonly Bar[]
}

/** An absolute bar on our figure, or one beside a peer's figure of the same `what`. */
export type Bar = { atMost: number } | { atLeast: number } | { atMost: number; timesThatOf: string }

export type Bench = {
  /** One word, for `--only`. */
  name: string
  title: string
  run: (options: Options) => Promise<Figure[]>
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)

/** @param share 0.5 for the median, 0.95 for p95 */
export const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Of the wall clock. */
export function millisecondsOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

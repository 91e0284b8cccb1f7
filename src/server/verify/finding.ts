/** What a check of the whole database found: how much was looked at, and every fault with the ids that lead to it. */
type CheckName =
  'sequence' | 'receipts' | 'columns' | 'streams' | 'records' | 'segments' | 'claims' | 'totals'

export type Finding = {
  readonly check: CheckName
  /** Rows, numbers or claims looked at. */
  readonly looked: number
  /** Ids and numbers alone, never a name. */
  readonly faults: readonly string[]
}

export const rowsAtOnce = 5_000

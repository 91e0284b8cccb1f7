/** A row of a list that is only looked at: its place in the file and its cells, with a small second line where needed. */
export type PlainRow = {
  readonly key: string
  readonly row: number
  readonly cells: readonly string[]
  readonly small?: readonly string[]
}
export type PlainRows = {
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly PlainRow[]
}

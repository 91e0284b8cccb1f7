/** What two versions of a record say differently, field by field, in words. */

/** One line of a record as a person reads it. */
export type SaidField = { readonly label: string; readonly text: string }
export type ConflictRow = { readonly label: string; readonly mine: string; readonly theirs: string }

/** The fields that differ, in the order in which either side names them; a field one side lacks is empty there. */
export function conflictRows(mine: readonly SaidField[], theirs: readonly SaidField[]): ConflictRow[] {
  const textOf = (fields: readonly SaidField[], label: string) =>
    fields.find((field) => field.label === label)?.text ?? ''
  const labels = [...new Set([...mine, ...theirs].map((field) => field.label))]
  return labels
    .map((label) => ({ label, mine: textOf(mine, label), theirs: textOf(theirs, label) }))
    .filter((row) => row.mine !== row.theirs)
}

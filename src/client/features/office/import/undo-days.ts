import type { ListedImport } from '../../../api/imports.ts'

const day = 86_400
const undoDays = 7

/** Whole days that are left to take an import back; null when it was undone or is too old. @param now seconds */
export function daysToUndo(
  { at, undoneAt }: Pick<ListedImport, 'at' | 'undoneAt'>,
  now: number,
): number | null {
  const left = at + undoDays * day - now
  return undoneAt !== null || left <= 0 ? null : Math.floor(left / day)
}

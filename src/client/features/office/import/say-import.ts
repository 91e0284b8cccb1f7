/** What an import has to say: refusals, columns and changes in words. */
import { classDisplayName, type ClassKey } from '../../../../domain/roster/class-name.ts'
import type { DroppedColumn } from '../../../../domain/roster/columns.ts'
import { fileRefusalWords } from '../../../../domain/roster/file-refusal-words.ts'
import { type ReasonWords, reasonWords } from '../../../../domain/roster/reason-words.ts'
import type { FileNotice, ImportReason } from '../../../../domain/roster/reasons.ts'
import type { FieldChange } from '../../../../domain/roster/roster.ts'
import type { StaffAssignment } from '../../../../domain/roster/staff-rows.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { locale } from '../../../i18n/messages.ts'
import { officeWords } from '../office-words.ts'
import { reviewWords } from './review-words.ts'

/** Why a file was not read; undefined when the file is not what is the matter. */
export function sayFileProblem({
  error,
  body,
}: ApiProblem): { title: string; text: string; notices: ReasonWords[] } | undefined {
  const table = fileRefusalWords[locale.value]
  const code =
    error === 'too-large' || error === 'busy'
      ? error
      : error === 'unreadable-file'
        ? body['reason']
        : undefined
  const said = typeof code === 'string' ? (table as Record<string, ReasonWords | undefined>)[code] : undefined
  if (!said) return undefined
  const notices = ((body['notices'] ?? []) as FileNotice[]).map((notice) => reasonWords(notice, locale.value))
  return { title: said.what, text: said.hint, notices }
}

export const sayReason = (reason: ImportReason): ReasonWords => reasonWords(reason, locale.value)

const nameOf = ({ name, letter }: DroppedColumn) => name || reviewWords[locale.value].nameless(letter)

/** Columns with numbers of identity first and by name; the others after them. */
export function sayDropped(columns: readonly DroppedColumn[]): { identity: string; others: string } {
  const { join, dropped } = reviewWords[locale.value]
  const names = (wanted: (column: DroppedColumn) => boolean, most: number) => {
    const all = columns.filter(wanted).map(nameOf)
    const shown = all.slice(0, most).join(join)
    return all.length > most ? `${shown} ${dropped.more(all.length)}` : shown
  }
  return {
    identity: names(({ why }) => why === 'identity', 8),
    others: names(({ why }) => why !== 'identity', 8),
  }
}

export const sayColumns = (codes: readonly string[]): string =>
  codes.map((code) => reviewWords[locale.value].columns[code] ?? code).join(reviewWords[locale.value].join)

/** One field of a child, before and after. @param schoolYear for naming classes */
export function sayChange(
  change: FieldChange,
  schoolYear: number,
): { before: string; after: string; kind: string } {
  const { changed } = reviewWords[locale.value]
  const kind = changed.kinds[change.field]
  const text = (value: FieldChange['before']): string => {
    if (value === null || value === '') return changed.empty
    if (typeof value === 'boolean') return value ? changed.here : changed.left
    if (typeof value === 'object') return classDisplayName(value, schoolYear)
    return String(value)
  }
  return { before: text(change.before), after: text(change.after), kind }
}

/** 班主任 三(2)班 */
export function sayAssignment({ role, classKey }: StaffAssignment, schoolYear: number): string {
  const name = officeWords[locale.value].roles[role]
  return classKey ? `${name} ${sayClass(classKey, schoolYear)}` : name
}

export const sayClass = (classKey: ClassKey, schoolYear: number): string =>
  classDisplayName(classKey, schoolYear)

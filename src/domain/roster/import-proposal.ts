/**
 * What an import would do, shown before anything is written, and what a person may answer. Everything here is plain
 * data: it goes to the office's screen as JSON and comes back as decisions by question id.
 */
import type { StudentId } from '../ids.ts'
import type { ClassKey } from './class-name.ts'
import type { DroppedColumn } from './columns.ts'
import type { StudentReason } from './reasons.ts'
import type { FieldChange, RosterStudent, Sex, StudentChange } from './roster.ts'
import type { RowPlace, StudentRow } from './student-rows.ts'

/** A row whose every field could be read, or was put right by a person. */
export type IncomingStudent = RowPlace & {
  readonly name: string
  readonly classKey: ClassKey
  readonly sex?: Sex
  readonly seat?: number
  readonly studentNo?: string
}

export type StudentImport = {
  /** The whole roster, those who left included. */
  readonly current: readonly RosterStudent[]
  readonly rows: readonly StudentRow[]
  readonly knownClasses: readonly ClassKey[]
  /** 2026 for the school year 2026-2027. */
  readonly schoolYearStart: number
  readonly droppedColumns?: readonly DroppedColumn[]
}

/** An answer to one question. */
export type RowDecision =
  | { readonly kind: 'skip' }
  | { readonly kind: 'same-child'; readonly studentId: StudentId }
  | { readonly kind: 'another-child' }
  /** Two rows of the file are one child: this one adds nothing. */
  | { readonly kind: 'one-child' }
  | { readonly kind: 'write-name'; readonly name: string }
  | { readonly kind: 'choose-class'; readonly classKey: ClassKey }
  | { readonly kind: 'create-class' }
  | { readonly kind: 'use-seat'; readonly seat: number }
  /** Import the row and leave this field as it is (empty for a new child). */
  | { readonly kind: 'without'; readonly field: 'sex' | 'seat' | 'studentNo' }
  /** The child who holds the wanted seat has left; ticks that child in `gone`. */
  | { readonly kind: 'holder-left'; readonly studentId: StudentId }

export type ImportDecisions = {
  /** By `Question.id`. A question without an answer leaves its row out of the import. */
  readonly rows: Readonly<Record<string, RowDecision>>
  /** The children ticked as having left. */
  readonly gone: readonly StudentId[]
}
export const noDecisions: ImportDecisions = { rows: {}, gone: [] }

/** What the screen may offer for a question; the shapes of `RowDecision` with what has to be shown. */
export type DecisionOption =
  | { readonly kind: 'skip' | 'another-child' | 'one-child' }
  | {
      readonly kind: 'same-child'
      readonly studentId: StudentId
      readonly name: string
      readonly className: string
      readonly seat?: number
    }
  | { readonly kind: 'write-name'; readonly suggestion?: string }
  | { readonly kind: 'choose-class'; readonly classes: readonly ClassKey[] }
  | { readonly kind: 'create-class'; readonly classKey: ClassKey; readonly className: string }
  | { readonly kind: 'use-seat'; readonly seat: number }
  | { readonly kind: 'without'; readonly field: 'sex' | 'seat' | 'studentNo' }
  | { readonly kind: 'holder-left'; readonly studentId: StudentId; readonly name: string }

export type Question = RowPlace & {
  readonly id: string
  readonly name: string
  readonly className: string
  readonly seat: string
  readonly reason: StudentReason
  readonly options: readonly DecisionOption[]
  /** Index in `options` of the likely answer, when there is one. Nothing is done without a person's click. */
  readonly suggested?: number
}

/** How a row found its child. */
export type MatchedBy = 'student-no' | 'class-name-seat' | 'class-name' | 'returned' | 'decided'

export type AddedStudent = IncomingStudent & { readonly className: string }

export type ChangedStudent = RowPlace & {
  readonly studentId: StudentId
  /** As the school knows the child now. */
  readonly name: string
  readonly className: string
  readonly by: MatchedBy
  readonly changes: readonly FieldChange[]
}

export type GoneStudent = {
  readonly studentId: StudentId
  readonly name: string
  readonly className: string
  readonly seat?: number
  readonly hasFacts: boolean
  readonly ticked: boolean
}

export type ClassCount = {
  readonly classKey: ClassKey
  readonly className: string
  /** Rows of the file for this class, those which wait for a decision included. */
  readonly inFile: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly gone: number
  readonly waiting: number
}

export type ImportProposal = {
  readonly added: readonly AddedStudent[]
  readonly changed: readonly ChangedStudent[]
  /** Children of the file's classes who are not in the file. Unticked until a person ticks them. */
  readonly gone: readonly GoneStudent[]
  /** Gone from one class and new in another: offered as 转班. Questions like those of `toDecide`. */
  readonly transfers: readonly Question[]
  readonly toDecide: readonly Question[]
  /** Rows a person chose to leave out. */
  readonly skipped: readonly (RowPlace & { readonly name: string; readonly className: string })[]
  /** Rows that say again, word for word, what an earlier row says. */
  readonly repeated: readonly (RowPlace & { readonly sameAsRow: number })[]
  readonly unchanged: number
  readonly newClasses: readonly ClassKey[]
  readonly perClass: readonly ClassCount[]
  readonly droppedColumns: readonly DroppedColumn[]
}

export type CreatedStudent = {
  readonly id: StudentId
  readonly name: string
  readonly classKey: ClassKey
  readonly sex?: Sex
  readonly seat?: number
  readonly studentNo?: string
}

/** What is written, field by field, and kept so that it can be undone. */
export type ImportPlan = {
  readonly created: readonly CreatedStudent[]
  readonly changes: readonly StudentChange[]
  readonly newClasses: readonly ClassKey[]
}

export type UndoPlan = {
  readonly changes: readonly StudentChange[]
  /** Children created by the import, untouched since, with no facts. */
  readonly removed: readonly StudentId[]
  /** Fields that somebody has changed since the import, and which therefore stay. */
  readonly kept: readonly { readonly studentId: StudentId; readonly field: FieldChange['field'] }[]
}

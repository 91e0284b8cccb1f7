/**
 * Every reason for which a file, a row or a match waits for a person. Codes with what their sentence needs; the
 * sentences are in reason-words.ts. Parameters are safe to show and to log nowhere: never a number of identity.
 */
import type { ClassRefusal } from './class-name.ts'
import type { StudentField } from './roster.ts'

/** The file as a whole could not be read. */
export type FileRefusal =
  | 'too-large'
  | 'unsupported-extension'
  | 'name-differs-from-content'
  | 'not-a-spreadsheet'
  | 'web-page'
  | 'encrypted'
  | 'damaged'
  | 'expands-too-much'
  | 'took-too-long'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-sheets'
  | 'busy'
  | 'no-header-row'

/** Something about the file that a person should know and that stops nothing. */
export type FileNotice =
  | { readonly code: 'total-differs'; readonly sheet: string; readonly stated: number; readonly read: number }
  | {
      readonly code: 'other-school-year'
      readonly sheet: string
      readonly stated: number
      readonly now: number
    }
  | { readonly code: 'sheet-not-read'; readonly sheet: string; readonly why: 'hidden' | 'no-header-row' }

/** A cell of a row of children or staff could not be taken as it stands. */
export type RowReason =
  | { readonly code: 'name-missing' }
  | { readonly code: 'name-unreadable'; readonly name: string }
  | { readonly code: 'name-odd'; readonly name: string; readonly suggestion?: string }
  | { readonly code: 'sex-unreadable'; readonly text: string }
  | { readonly code: 'seat-unreadable'; readonly text: string }
  | { readonly code: 'student-no-unreadable'; readonly text: string }
  | { readonly code: 'number-mangled'; readonly field: StudentField | 'loginName' }
  | { readonly code: 'identity-number'; readonly field: StudentField | 'loginName' }
  | { readonly code: ClassRefusal; readonly text: string }
  | { readonly code: 'class-contradicts-grade'; readonly text: string; readonly grade: string }

/** A row was read, and who it is, or whether it may stand, is for a person to say. */
export type MatchReason =
  /** A class which the school does not have, with so few rows that it looks like a slip. */
  | { readonly code: 'class-unknown'; readonly className: string; readonly known: readonly string[] }
  | {
      readonly code: 'student-no-twice'
      readonly studentNo: string
      readonly otherRow: number
      readonly otherName: string
    }
  | {
      readonly code: 'same-name-twice'
      readonly name: string
      readonly className: string
      readonly otherRow: number
    }
  | {
      readonly code: 'seat-taken'
      readonly seat: number
      readonly holder: string
      readonly className: string
      /** The holder is not in this file: perhaps gone, and the seat is free. */
      readonly holderMissing: boolean
      readonly free: readonly number[]
    }
  | { readonly code: 'seat-differs'; readonly before: number; readonly after: number }
  | { readonly code: 'student-no-differs'; readonly before: string; readonly after: string }
  | {
      readonly code: 'student-no-name-differs'
      readonly studentNo: string
      readonly before: string
      readonly after: string
    }
  /** Missing in one class, new in another: offered as 转班. */
  | { readonly code: 'moved-class'; readonly from: string; readonly to: string }
  /** As above, but the other class is not in this file, so the child may simply still be there. */
  | { readonly code: 'same-name-other-class'; readonly from: string; readonly to: string }
  | { readonly code: 'may-have-returned'; readonly from: string; readonly to: string }
  | { readonly code: 'several-candidates'; readonly name: string; readonly count: number }

export type StudentReason = RowReason | MatchReason

export type StaffReason =
  | RowReason
  | { readonly code: 'role-missing' }
  | { readonly code: 'role-unreadable'; readonly text: string }
  | { readonly code: 'login-name-unreadable'; readonly text: string }
  | { readonly code: 'login-name-twice'; readonly loginName: string; readonly otherRow: number }
  | {
      readonly code: 'login-name-of-another'
      readonly loginName: string
      readonly before: string
      readonly after: string
    }
  | { readonly code: 'staff-name-twice'; readonly name: string }
  | { readonly code: 'own-class-missing' }
  | { readonly code: 'own-class-unclear'; readonly classes: readonly string[] }
  | { readonly code: 'class-unknown'; readonly className: string; readonly known: readonly string[] }

export type AppointmentReason =
  | RowReason
  | { readonly code: 'student-unknown'; readonly name: string; readonly className: string }
  | {
      readonly code: 'student-ambiguous'
      readonly name: string
      readonly className: string
      readonly count: number
    }
  | { readonly code: 'post-missing' }
  | { readonly code: 'post-unknown'; readonly text: string; readonly near: readonly string[] }
  | { readonly code: 'weekday-unreadable'; readonly text: string }
  | { readonly code: 'window-unknown'; readonly text: string; readonly known: readonly string[] }
  | { readonly code: 'weekday-not-of-post'; readonly post: string; readonly weekdays: readonly number[] }
  | { readonly code: 'window-not-of-post'; readonly post: string; readonly windows: readonly string[] }
  | { readonly code: 'grade-not-eligible'; readonly post: string; readonly grades: readonly number[] }

export type ImportReason = StudentReason | StaffReason | AppointmentReason | FileNotice

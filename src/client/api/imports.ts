/**
 * Importing lists: read, look, decide, apply, take back. The file goes up as it is; what comes back are rows with the
 * kept columns alone, and they are this screen's to keep: the server stores nothing of a file and works out anew
 * what the rows and the decisions would do.
 */
import type { AppointmentRow } from '../../domain/roster/appointment-rows.ts'
import type { DroppedColumn } from '../../domain/roster/columns.ts'
import type { ImportDecisions, ImportProposal } from '../../domain/roster/import-proposal.ts'
import type { AppointmentProposal } from '../../domain/roster/propose-appointment-import.ts'
import type { StaffProposal } from '../../domain/roster/propose-staff-import.ts'
import type { FileNotice } from '../../domain/roster/reasons.ts'
import type { StaffRow } from '../../domain/roster/staff-rows.ts'
import type { StudentRow } from '../../domain/roster/student-rows.ts'
import type { RecordKind } from '../../domain/records/record.schema.ts'
import { callApi } from './request.ts'

export type ImportKind = 'students' | 'staff' | 'appointments'
type Rows = { students: StudentRow; staff: StaffRow; appointments: AppointmentRow }
type Proposals = { students: ImportProposal; staff: StaffProposal; appointments: AppointmentProposal }

/** A proposal, and the number of the roster it was made for. */
type Proposed<K extends ImportKind> = {
  readonly kind: K
  readonly roster: number
  readonly proposal: Proposals[K]
}
type ReadOf<K extends ImportKind> = Proposed<K> & {
  readonly fileName: string
  readonly rows: readonly Rows[K][]
  readonly notices: readonly FileNotice[]
  readonly droppedColumns: readonly DroppedColumn[]
  /** Codes of the columns that were used; left out for appointments. */
  readonly keptColumns?: readonly string[]
}
export type ReadImport = { [K in ImportKind]: ReadOf<K> }[ImportKind]
export type ProposedImport = { [K in ImportKind]: Proposed<K> }[ImportKind]

/** Errors: unreadable-file {reason: FileRefusal, notices?}, too-large, busy, offline. */
export const readImport = (kind: ImportKind, name: string, content: Blob) =>
  callApi<ReadImport>('POST', `/imports/read?${new URLSearchParams({ kind, name }).toString()}`, undefined, {
    raw: content,
  })

/** Appointments pasted from a spreadsheet. Errors: unreadable-file {reason}. */
export const readPaste = (text: string) => callApi<ReadImport>('POST', '/imports/paste', { text })

type Judged = Pick<ReadImport, 'kind' | 'fileName' | 'rows'>

/** What the rows would do with these decisions; nothing is written. */
export const proposeImport = ({ kind, fileName, rows }: Judged, decisions: ImportDecisions) =>
  callApi<ProposedImport>('POST', '/imports/propose', { kind, fileName, rows, decisions })

export type AppliedImport = {
  /** Null when there was nothing to write. */
  readonly import: string | null
  readonly written: Readonly<Partial<Record<RecordKind, number>>>
  /** New staff with the logins that the list gives: their accounts are made next. */
  readonly staff: ReadonlyArray<{ readonly id: string; readonly login?: string }>
  /** New students, for the question of consent. */
  readonly students: readonly string[]
}

/** In one commit. Errors: roster-changed {roster} (propose again and look), conflict, forbidden-change, admin-only, duplicate. */
export const applyImport = ({ kind, fileName, rows }: Judged, decisions: ImportDecisions, roster: number) =>
  callApi<AppliedImport>('POST', '/imports/apply', { kind, fileName, rows, decisions, roster })

export type ListedImport = {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  /** The staff member. */
  readonly by: string
  /** Seconds since 1970. */
  readonly at: number
  readonly undoneAt: number | null
  /** People or appointments that it touched. */
  readonly rows: number
}
/** Newest first. */
export const fetchImports = () => callApi<{ imports: ListedImport[] }>('GET', '/imports')

export type UndoneImport = {
  readonly reverted: number
  /** What somebody has changed since, and which therefore stays. */
  readonly kept: ReadonlyArray<{ readonly kind: RecordKind; readonly id: string; readonly field?: string }>
}
/** Errors: unknown-import, already-undone, conflict, still-used. */
export const undoImport = (id: string) => callApi<UndoneImport>('POST', `/imports/${id}/undo`, {})

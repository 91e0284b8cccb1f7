/** The three kinds of lists: how a file becomes rows, and rows a proposal. Nothing here writes. */
import {
  type AppointmentRow,
  readAppointmentRows,
  readPastedAppointments,
} from '../../../domain/roster/appointment-rows.ts'
import type { ImportDecisions, StudentImport } from '../../../domain/roster/import-proposal.ts'
import {
  type AppointmentProposal,
  proposeAppointmentImport,
} from '../../../domain/roster/propose-appointment-import.ts'
import { proposeStudentImport } from '../../../domain/roster/propose-import.ts'
import { proposeStaffImport, type StaffProposal } from '../../../domain/roster/propose-staff-import.ts'
import type { ImportProposal } from '../../../domain/roster/import-proposal.ts'
import type { Sheet } from '../../../domain/roster/sheet-table.ts'
import { readStaffRows, type StaffRow } from '../../../domain/roster/staff-rows.ts'
import { type ReadingContext, readStudentRows, type StudentRow } from '../../../domain/roster/student-rows.ts'
import type { SchoolView } from '../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'
import { currentAppointments } from './appointment-changes.ts'
import { knownClasses, rosterStaff, rosterStudents, schoolYearMeant } from './roster-now.ts'

export type ImportKind = 'students' | 'staff' | 'appointments'

/** What stands in the school, read in the transaction (or on the connection) in which it is compared. */
export type Standing = {
  readonly view: SchoolView
  readonly today: LocalDate
  readonly withFacts: ReadonlySet<string>
  /** Logins by staff id. */
  readonly logins: ReadonlyMap<string, string>
}

export type ImportRows = readonly StudentRow[] | readonly StaffRow[] | readonly AppointmentRow[]
export type Proposal = ImportProposal | StaffProposal | AppointmentProposal

export const readingContext = (
  { view, today }: Pick<Standing, 'view' | 'today'>,
  fileName?: string,
): ReadingContext => ({
  schoolYearStart: schoolYearMeant(view, today),
  schoolingYears: view.school?.schoolingYears ?? 6,
  ...(fileName === undefined ? {} : { fileName }),
})

export function readRows(kind: ImportKind, sheets: readonly Sheet[], context: ReadingContext) {
  if (kind === 'students') return readStudentRows(sheets, context)
  return kind === 'staff' ? readStaffRows(sheets, context) : readAppointmentRows(sheets, context)
}

export const readPasted = (text: string, context: ReadingContext) => readPastedAppointments(text, context)

export function propose(
  kind: ImportKind,
  rows: ImportRows,
  standing: Standing,
  decisions: ImportDecisions,
): Proposal {
  if (kind === 'students')
    return proposeStudentImport(studentImport(rows as readonly StudentRow[], standing), decisions)
  if (kind === 'staff') return proposeStaff(rows as readonly StaffRow[], standing)
  return proposeAppointments(rows as readonly AppointmentRow[], standing)
}

export const studentImport = (
  rows: readonly StudentRow[],
  { view, today, withFacts }: Standing,
): StudentImport => ({
  rows,
  current: rosterStudents(view, today, withFacts),
  knownClasses: knownClasses(view),
  schoolYearStart: schoolYearMeant(view, today),
})

export const proposeStaff = (rows: readonly StaffRow[], { view, today, logins }: Standing): StaffProposal =>
  proposeStaffImport({
    rows,
    current: rosterStaff(view, today, logins),
    knownClasses: knownClasses(view),
    schoolYearStart: schoolYearMeant(view, today),
  })

export const proposeAppointments = (
  rows: readonly AppointmentRow[],
  { view, today, withFacts }: Standing,
): AppointmentProposal =>
  proposeAppointmentImport({
    rows,
    students: rosterStudents(view, today, withFacts),
    posts: [...view.posts.values()].filter(({ retiredOn }) => retiredOn === undefined || retiredOn > today),
    windows: [...view.all('window').values()].map(({ id, name }) => ({ id, name })),
    current: currentAppointments(view, today),
    schoolYearStart: schoolYearMeant(view, today),
  })

/**
 * Rows of a file as they come back from the office's screen with the decisions. The server read them and kept
 * nothing, so they are judged anew: a cell that claims to have been read must read the same again, by the same
 * rules, and no other column has a field to come in.
 */
import * as v from 'valibot'
import { line } from '../../../domain/records/field.schema.ts'
import { recordSchemas } from '../../../domain/records/record.schema.ts'
import type { AppointmentRow } from '../../../domain/roster/appointment-rows.ts'
import type { StaffRow } from '../../../domain/roster/staff-rows.ts'
import { parseName, parseSeat, parseSex, parseStudentNo } from '../../../domain/roster/student-cells.ts'
import type { StudentRow } from '../../../domain/roster/student-rows.ts'

const mostRows = 5_000
const text = (max: number) => v.pipe(v.string(), v.maxLength(max))
const small = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max))

const classKey = v.strictObject({
  entryYear: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2200)),
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
})

/** Why a cell was not read: a code and what its sentence needs. It asks a question and is never stored. */
const reasonPart = v.union([
  text(60),
  small(100_000),
  v.boolean(),
  v.pipe(v.array(text(60)), v.maxLength(60)),
])
const refused = v.strictObject({
  ok: v.literal(false),
  error: v.pipe(
    v.record(text(20), reasonPart),
    v.check((reason) => typeof reason['code'] === 'string' && Object.keys(reason).length <= 6),
  ),
})

/** `same` reads the value as the file's text would have been read. */
const cell = <T extends v.GenericSchema>(
  value: T,
  same: (value: v.InferOutput<T>) => unknown = (own) => own,
) =>
  v.union([
    v.pipe(
      v.strictObject({ ok: v.literal(true), value }),
      v.check(
        (read) => same((read as { value: v.InferOutput<T> }).value) === (read as { value: unknown }).value,
      ),
    ),
    refused,
  ])
const optionalCell = <T extends v.GenericSchema>(value: T, same?: (value: v.InferOutput<T>) => unknown) =>
  v.union([v.strictObject({ ok: v.literal(true) }), cell(value, same)])

const valueOf = (read: { ok: true; value: unknown } | { ok: false }) => (read.ok ? read.value : undefined)
const place = { key: text(80), sheet: text(40), row: small(100_000) }
const nameCell = cell(line(60), (name) => valueOf(parseName(name)))
const seatCell = optionalCell(small(99), (seat) => valueOf(parseSeat(String(seat))))
const studentNoCell = optionalCell(line(30), (studentNo) => valueOf(parseStudentNo(studentNo)))
const sexCell = optionalCell(v.picklist(['男', '女']), (sex) => valueOf(parseSex(sex)))

const rowsOf = <T extends v.GenericSchema>(row: T) =>
  v.pipe(v.array(row), v.minLength(1), v.maxLength(mostRows))

export const studentRowsSchema = rowsOf(
  v.strictObject({
    ...place,
    name: nameCell,
    sex: sexCell,
    class: cell(classKey),
    seat: seatCell,
    studentNo: studentNoCell,
    shown: v.strictObject({ name: text(60), className: text(60), seat: text(20) }),
  }),
) as unknown as v.GenericSchema<unknown, StudentRow[]>

const assignment = v.strictObject({
  role: recordSchemas.assignment.entries.role,
  classKey: v.exactOptional(classKey),
})

export const staffRowsSchema = rowsOf(
  v.strictObject({
    ...place,
    name: nameCell,
    loginName: optionalCell(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{1,31}$/u))),
    assignments: cell(v.pipe(v.array(assignment), v.maxLength(60))),
    shown: v.strictObject({ name: text(60), roles: text(60), classes: text(60) }),
  }),
) as unknown as v.GenericSchema<unknown, StaffRow[]>

const weekdays = v.pipe(v.array(v.pipe(small(7), v.minValue(1))), v.maxLength(7))

export const appointmentRowsSchema = rowsOf(
  v.strictObject({
    ...place,
    class: cell(classKey),
    name: nameCell,
    seat: seatCell,
    studentNo: studentNoCell,
    post: text(40),
    weekdays: optionalCell(weekdays),
    windows: v.pipe(v.array(text(40)), v.maxLength(20)),
    shown: v.strictObject({ name: text(60), className: text(60), post: text(40) }),
  }),
) as unknown as v.GenericSchema<unknown, AppointmentRow[]>

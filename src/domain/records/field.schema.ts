/** The fields of which records and facts are made; see `record.schema.ts` and `fact.schema.ts`. */
import * as v from 'valibot'
import { colours } from '../colours.ts'
import { recordIdPattern, uuidPattern } from '../ids.ts'

export const recordId = v.pipe(v.string(), v.regex(recordIdPattern))
export const factId = v.pipe(v.string(), v.regex(uuidPattern))
export const localDate = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
export const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
export const monthDay = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
export const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))
export const grade = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))
export const colour = v.picklist(colours)
export const points = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))
/** A line people read. No control characters; nothing is trimmed or changed on the way. */
export const line = (max: number) =>
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  v.pipe(v.string(), v.minLength(1), v.maxLength(max), v.regex(/^[^\u0000-\u001f\u007f\u2028\u2029]+$/u))
export const few = <T extends v.GenericSchema>(item: T, max = 60) => v.pipe(v.array(item), v.maxLength(max))
export const span = { from: localDate, to: v.exactOptional(localDate) }
export const icon = v.exactOptional(line(40))

/**
 * Every fact type, once: past tense, versioned, the only thing that is written offline. A released version is
 * accepted for ever; a change of shape is a new version. Bodies name the child they touch; twelve children awarded
 * at once are twelve facts with one `actionId`.
 */
import * as v from 'valibot'
import { colour, factId, line, localDate, points, recordId } from '../records/field.schema.ts'
import { activityLifeBodies } from './activity-life.schema.ts'
import { serviceLifeBodies } from './service-life.schema.ts'

const seconds = v.pipe(v.number(), v.integer(), v.minValue(-5_000_000_000), v.maxValue(10_000_000_000))
const serial = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER))

/** A named school day and window: only adults may say it; a tablet's is derived from its clock at commit. */
const said = v.strictObject({ schoolDay: localDate, window: recordId })

export const factBodies = {
  'duty.checked-in.v1': v.strictObject({
    student: recordId,
    post: recordId,
    /** The window the device believed it was in, or the child said; null when it could not tell. */
    window: v.nullable(recordId),
    /** Whether the device's roster had this child due: an unplanned helper is kept, without points. */
    planned: v.boolean(),
    colour,
    points,
    via: v.picklist(['tile', 'find', 'card', 'adult']),
    /** 现在是哪个时段？ was asked, because the tablet doubted its clock. */
    clockDoubted: v.exactOptional(v.literal(true)),
    said: v.exactOptional(said),
  }),
  'duty.excused.v1': v.strictObject({ student: recordId, ...said.entries, post: v.nullable(recordId) }),
  'duty.substituted.v1': v.strictObject({
    /** Who serves, and gets the credit. */
    student: recordId,
    absent: v.nullable(recordId),
    post: recordId,
    ...said.entries,
  }),
  'duty.suspended.v1': v.strictObject({
    post: v.nullable(recordId),
    window: v.nullable(recordId),
    schoolDay: localDate,
    mode: v.picklist(['off', 'indoors']),
  }),
  'points.awarded.v1': v.strictObject({
    student: recordId,
    colour,
    points,
    preset: v.exactOptional(recordId),
    label: line(40),
    note: v.exactOptional(line(200)),
  }),
  /** For having taken part: once per child, activity and day, everybody the same. */
  'points.awarded.v2': v.strictObject({
    student: recordId,
    activity: recordId,
    schoolDay: localDate,
    colour,
    points,
    label: line(40),
    note: v.exactOptional(line(200)),
    /** The place it led to: its stamp of that day and this award give points only once. */
    visit: v.exactOptional(recordId),
  }),
  'stamp.requested.v1': v.strictObject({ student: recordId, place: recordId }),
  'place.stamped.v1': v.strictObject({
    student: recordId,
    place: recordId,
    colour,
    points,
    request: v.exactOptional(factId),
  }),
  'fact.revoked.v1': v.strictObject({
    target: factId,
    student: v.nullable(recordId),
    reason: v.exactOptional(line(120)),
  }),
  'claim.voided.v1': v.strictObject({
    claim: line(300),
    student: recordId,
    reason: v.exactOptional(line(120)),
  }),
  'time.settled.v1': v.strictObject({
    target: factId,
    student: recordId,
    schoolDay: localDate,
    window: v.nullable(recordId),
    /** false: 只留记录, the record stays and gives no points. */
    counts: v.boolean(),
  }),
  ...serviceLifeBodies,
  ...activityLifeBodies,
} as const

export type FactType = keyof typeof factBodies
export type FactBody<T extends FactType> = v.InferOutput<(typeof factBodies)[T]>

const authorSchema = v.strictObject({ kind: v.picklist(['staff', 'device']), id: recordId })
export type Author = v.InferOutput<typeof authorSchema>

const envelope = {
  id: factId,
  actionId: v.exactOptional(factId),
  author: authorSchema,
  assurance: v.picklist(['device', 'session', 'pin']),
  install: factId,
  seq: serial,
  /** The last commit number the device had seen when it wrote this. */
  basis: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The device's own clock, seconds since 1970; may be anything. */
  occurredAt: seconds,
  /** Server time minus device time in seconds, measured in the same page's life; left out when unknown. */
  clockOffset: v.exactOptional(seconds),
}
type Envelope = v.InferOutput<v.StrictObjectSchema<typeof envelope, undefined>>

export type FactOf<T extends FactType> = { [P in T]: Envelope & { type: P; body: FactBody<P> } }[T]
export type Fact = FactOf<FactType>

export const factTypes = Object.keys(factBodies) as FactType[]

const variantOf = new Map<unknown, v.GenericSchema>(
  factTypes.map((type) => [
    type,
    v.strictObject({ ...envelope, type: v.literal(type), body: factBodies[type] }),
  ]),
)

/** Strict: unknown fields and unknown types are refused, nothing is coerced or filled in. */
export const factSchema = v.variant('type', [...variantOf.values()] as never) as unknown as v.GenericSchema<
  unknown,
  Fact
>

/** The same as `factSchema`, for thousands of facts: goes to the type's own schema instead of trying each. */
export function parseFact(value: unknown): Fact | null {
  const schema = variantOf.get((value as { type?: unknown } | null)?.type)
  const parsed = schema && v.safeParse(schema, value, { abortEarly: true })
  return parsed?.success ? (parsed.output as Fact) : null
}

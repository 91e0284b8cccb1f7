/**
 * The facts of a service post's life beside duty itself (see `records/service-life.schema.ts` for the whole). None of
 * them gives points. What is the same with another author is one type; a later one about the same thing holds, and
 * `fact.revoked` takes any of them back.
 */
import * as v from 'valibot'
import { factId, few, line, localDate, recordId } from '../records/field.schema.ts'

const said = v.strictObject({ schoolDay: localDate, window: recordId })
const aDuty = { post: recordId, ...said.entries }
const level = v.picklist([1, 2, 3])

export const serviceLifeBodies = {
  /** A child applies on the class tablet, or a teacher notes what the child says. */
  'application.made.v1': v.strictObject({
    student: recordId,
    round: recordId,
    /** Posts, the dearest first. */
    wishes: v.pipe(few(recordId, 3), v.minLength(1)),
    /** Phrases that the child chose. */
    reasons: few(recordId, 3),
    /** The child's own words, as typed or told. */
    note: v.exactOptional(line(120)),
  }),
  /** An adult's word about an application: the class teacher's, or the mentor's after the talk at a post. */
  'application.noted.v1': v.strictObject({
    student: recordId,
    round: recordId,
    kind: v.picklist(['word', 'talk']),
    post: v.nullable(recordId),
    /** 推荐; there is no opposite. */
    recommended: v.boolean(),
    note: v.exactOptional(line(200)),
  }),
  'objection.noted.v1': v.strictObject({
    notice: recordId,
    student: v.nullable(recordId),
    note: line(200),
  }),
  /** One child, one item: was there, and whether it is passed. */
  'training.attended.v1': v.strictObject({
    student: recordId,
    item: recordId,
    session: v.nullable(recordId),
    schoolDay: localDate,
    passed: v.boolean(),
  }),
  'duty.checked-out.v1': v.strictObject({
    student: recordId,
    post: recordId,
    window: v.nullable(recordId),
    said: v.exactOptional(said),
  }),
  /** An adult has looked: the child was due and did not come. Gives and takes nothing. */
  'duty.missed.v1': v.strictObject({ student: recordId, ...aDuty }),
  'duty.substitute-asked.v1': v.strictObject({
    /** Who is asked to serve. */
    student: recordId,
    absent: v.nullable(recordId),
    ...aDuty,
  }),
  /** 我愿意 or 这次不方便; an adult's `duty.substituted` makes it so. */
  'duty.substitute-answered.v1': v.strictObject({ target: factId, student: recordId, willing: v.boolean() }),
  'duty.evaluated.v1': v.strictObject({
    student: recordId,
    post: recordId,
    schoolDay: localDate,
    /** What it is about: that day, or the time up to it. */
    span: v.picklist(['day', 'month', 'term']),
    marks: v.pipe(few(v.strictObject({ dimension: recordId, level }), 12), v.minLength(1)),
    note: v.exactOptional(line(200)),
  }),
  /**
   * A word about a child's service: the child's own, another child's thanks or a fact, an adult's. What a child wrote
   * is kept from everybody but the adults who countersign it until one of them does.
   */
  'word.written.v1': v.strictObject({
    /** Whom it is about. */
    student: recordId,
    /** The child who wrote it; null: an adult did. */
    writer: v.nullable(recordId),
    kind: v.picklist(['own', 'thanks', 'fact']),
    post: v.nullable(recordId),
    text: line(120),
  }),
  'word.countersigned.v1': v.strictObject({
    target: factId,
    student: recordId,
    keep: v.boolean(),
    /** The word as it is kept, where the adult mended it. */
    text: v.exactOptional(line(120)),
  }),
  'honour.nominated.v1': v.strictObject({
    student: recordId,
    post: recordId,
    name: line(20),
    /** What the child did, in one concrete sentence. */
    note: line(200),
  }),
} as const

export type ServiceLifeType = keyof typeof serviceLifeBodies

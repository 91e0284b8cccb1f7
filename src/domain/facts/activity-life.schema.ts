/**
 * The facts of the five colours beside the award itself (see `records/activity-life.schema.ts` for the whole). Of two
 * about the same child and activity the later one holds, and `fact.revoked` takes any of them back.
 */
import * as v from 'valibot'
import { colour, count, few, line, localDate, recordId } from '../records/field.schema.ts'

const ofChild = { student: recordId, activity: recordId }

export const activityLifeBodies = {
  /** A child on the class tablet, or a teacher for the child. Never refused for want of a place: who is too many waits. */
  'activity.signed-up.v1': v.strictObject(ofChild),
  'activity.withdrawn.v1': v.strictObject(ofChild),
  /** An adult has seen what the guardians say about leaving the campus. */
  'activity.consented.v1': v.strictObject({ ...ofChild, agreed: v.boolean() }),
  'activity.attended.v1': v.strictObject({ ...ofChild, schoolDay: localDate, present: v.boolean() }),
  /** The record of a day, in a few lines; the last one holds. */
  'activity.noted.v1': v.strictObject({
    activity: recordId,
    schoolDay: localDate,
    lines: v.pipe(few(line(120), 8), v.minLength(1)),
  }),
  /** 小目标: what a child wants to reach, in one colour or in all; only the child, the teachers and the family see it. */
  'goal.chosen.v1': v.strictObject({
    student: recordId,
    colour: v.nullable(colour),
    aim: v.pipe(count, v.minValue(1)),
    until: localDate,
  }),
  /** The certificate was handed over; it stays the child's, also when the medal falls away. */
  'medal.given.v1': v.strictObject({ student: recordId, medal: recordId, name: line(20), period: line(40) }),
} as const

export type ActivityLifeType = keyof typeof activityLifeBodies

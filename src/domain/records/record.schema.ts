/**
 * Every kind of record, once: rows with a version, sent whole through the same feed as facts, changed online by
 * compare-and-set. Credentials, sessions and codes are in none of them. 学籍号 and 身份证号 have no field here.
 * Both sides take their types from these schemas; the kiosk imports the types alone.
 */
import * as v from 'valibot'
import { activityLifeSchemas, placeLife } from './activity-life.schema.ts'
import {
  clockTime,
  colour,
  count,
  few,
  grade,
  icon,
  line,
  localDate,
  monthDay,
  points,
  recordId,
  span,
  weekday,
} from './field.schema.ts'
import { serviceLifeSchemas } from './service-life.schema.ts'

const timetable = v.strictObject({
  start: clockTime,
  end: clockTime,
  weekdayExceptions: v.exactOptional(
    few(v.strictObject({ weekday, start: clockTime, end: clockTime, note: v.exactOptional(line(80)) }), 7),
  ),
})

export const recordSchemas = {
  school: v.strictObject({
    name: line(60),
    schoolingYears: v.picklist([5, 6]),
    zone: line(40),
    contactName: v.exactOptional(line(40)),
    contactPhone: v.exactOptional(line(40)),
    storagePlace: v.exactOptional(line(80)),
    retentionMonths: v.exactOptional(count),
  }),
  term: v.strictObject({
    name: line(40),
    schoolYear: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2200)),
    half: v.exactOptional(v.picklist([1, 2])),
    firstDay: localDate,
    lastDay: localDate,
  }),
  calendar: v.strictObject({
    holidays: few(
      v.strictObject({ id: recordId, name: line(40), ...{ from: localDate, to: localDate } }),
      100,
    ),
    makeUpDays: few(
      v.strictObject({ date: localDate, followsWeekday: weekday, name: v.exactOptional(line(60)) }),
      60,
    ),
    events: few(
      v.strictObject({
        id: recordId,
        name: line(40),
        from: localDate,
        to: localDate,
        dutiesRun: v.boolean(),
      }),
      200,
    ),
    /** Where school is held on Saturdays, or Sundays, as a rule. */
    weekendSchool: v.exactOptional(
      few(v.strictObject({ weekday: v.picklist([6, 7]), from: localDate, to: localDate }), 20),
    ),
    winter: v.exactOptional(v.strictObject({ from: monthDay, to: monthDay })),
  }),
  rules: v.strictObject({
    points: few(
      v.strictObject({
        from: localDate,
        maxPointsPerAward: points,
        noteRequiredAbovePoints: points,
        automaticDailyCapPerColour: count,
        teacherWeeklySoftBudget: v.record(line(40), count),
      }),
    ),
    undoSeconds: count,
    /** When a child is proposed for 岗位之星; left out: `defaultStarRule`. */
    star: v.exactOptional(
      v.strictObject({
        duesAtLeast: v.pipe(count, v.minValue(1), v.maxValue(200)),
        attendedPercent: v.pipe(count, v.maxValue(100)),
        /** The step of an evaluation that speaks for a child: 2 做得稳, 3 能带动别人. */
        step: v.picklist([2, 3]),
        /** What has to be there beside coming: an adult's nomination, an evaluation, or either of them. */
        praise: v.picklist(['either', 'nominated', 'evaluated']),
      }),
    ),
  }),
  colour: v.strictObject({
    name: line(12),
    meaning: line(20),
    descriptions: v.exactOptional(v.record(line(10), line(200))),
  }),
  class: v.strictObject({
    entryYear: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2200)),
    number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
    /** When the whole class is elsewhere, such as PE: nobody of it is free for duty then. */
    busy: v.exactOptional(few(v.strictObject({ weekday, window: recordId, what: line(20) }), 60)),
  }),
  student: v.strictObject({
    name: line(60),
    /** One syllable a character, '' where there is none; surname reading first, correctable. */
    pinyin: few(v.pipe(v.string(), v.maxLength(12)), 60),
    sex: v.exactOptional(v.picklist(['男', '女'])),
    studentNo: v.exactOptional(line(30)),
    /** The picture by which a child who cannot read finds the own tile. */
    symbol: line(40),
    /** Dated: a transfer ends one and opens the next; the last one's `to` set and no next: left. */
    memberships: few(v.strictObject({ class: recordId, seat: v.exactOptional(count), ...span })),
    consent: v.picklist(['electronic', 'paper', 'pending']),
  }),
  staff: v.strictObject({ name: line(60), active: v.boolean() }),
  assignment: v.strictObject({
    staff: recordId,
    role: v.picklist([
      'class-teacher',
      'subject-teacher',
      'duty-teacher',
      'post-mentor',
      'programme-lead',
      'school-admin',
      'principal',
    ]),
    class: v.exactOptional(recordId),
    posts: v.exactOptional(few(recordId, 200)),
    weekdays: v.exactOptional(few(weekday, 7)),
    ...span,
  }),
  window: v.strictObject({
    name: line(20),
    icon,
    versions: few(
      v.strictObject({
        from: localDate,
        ...timetable.entries,
        weekdays: few(weekday, 7),
        checkInOpensMinutesBefore: count,
        graceMinutes: count,
        recordableMinutesAfterEnd: count,
        winter: v.exactOptional(timetable),
      }),
    ),
  }),
  department: v.strictObject({ name: line(20), purpose: v.exactOptional(line(120)), icon }),
  post: v.strictObject({
    name: line(30),
    department: v.exactOptional(recordId),
    location: v.exactOptional(line(60)),
    duties: few(line(120)),
    quota: v.strictObject({ perDuty: count, rotationGroups: count, appointments: count }),
    eligibleGrades: few(grade, 6),
    colour,
    points: few(v.strictObject({ from: localDate, value: points })),
    windows: few(recordId),
    weekdays: few(weekday, 7),
    /** What the post card says in words; `training` is what is asked for. */
    trainingRequired: v.exactOptional(few(line(60))),
    /** From its day on, nobody serves here for points without having passed the item. */
    training: v.exactOptional(few(v.strictObject({ item: recordId, from: localDate }), 20)),
    /** Children also say when they leave. */
    checkOut: v.exactOptional(v.literal(true)),
    wear: v.exactOptional(few(line(60))),
    bring: v.exactOptional(few(line(60))),
    riskNotes: v.exactOptional(few(line(120))),
    supervisor: v.exactOptional(line(60)),
    outdoor: v.exactOptional(v.boolean()),
    icon,
    retiredOn: v.exactOptional(localDate),
  }),
  appointment: v.strictObject({
    student: recordId,
    post: recordId,
    windows: few(recordId),
    weekdays: few(weekday, 7),
    /** Of a post with a rotation: the child's group, from 1 on. */
    group: v.exactOptional(count),
    ...span,
  }),
  ...serviceLifeSchemas,
  ...activityLifeSchemas,
  place: v.strictObject({
    name: line(30),
    category: line(40),
    onCampus: v.boolean(),
    where: v.exactOptional(line(80)),
    colour,
    points: few(v.strictObject({ from: localDate, value: points })),
    repeat: v.picklist(['once-per-day', 'once-per-week', 'once-per-term', 'once-per-school-year']),
    stampLabel: line(12),
    shape: v.picklist(['circle', 'square', 'octagon', 'gourd']),
    safeCapacity: v.exactOptional(count),
    opening: v.exactOptional(
      v.strictObject({
        byTripOnly: v.boolean(),
        weekdays: few(weekday, 7),
        sessions: few(v.strictObject({ name: line(20), start: clockTime, end: clockTime }), 20),
        rule: v.exactOptional(line(200)),
        adultPresent: v.exactOptional(line(80)),
      }),
    ),
    taskCards: v.exactOptional(
      v.record(
        v.picklist(['lower', 'upper']),
        v.strictObject({ title: line(40), steps: few(line(120)), share: v.exactOptional(line(120)) }),
      ),
    ),
    ...placeLife,
    icon,
    retiredOn: v.exactOptional(localDate),
  }),
  preset: v.strictObject({
    colour,
    label: line(12),
    points,
    grades: few(grade, 6),
    description: v.exactOptional(line(120)),
    /** A teacher's own: nobody else has it. */
    owner: v.exactOptional(recordId),
    icon,
    retiredOn: v.exactOptional(localDate),
  }),
  device: v.strictObject({
    name: line(40),
    use: v.picklist(['class-tablet', 'place-tablet', 'board']),
    class: v.exactOptional(recordId),
    place: v.exactOptional(recordId),
    posts: v.exactOptional(few(recordId, 200)),
    /** active; unpaired: push-only for 30 days; stolen: dead at once. */
    state: v.picklist(['active', 'unpaired', 'stolen']),
    stateSince: localDate,
  }),
  card: v.strictObject({
    student: recordId,
    code: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/)),
    issued: localDate,
  }),
  /** What was refused or waits in quarantine, with its reason; the fact itself is kept whole. */
  held: v.strictObject({
    fact: v.looseObject({}),
    verdict: v.picklist(['refused', 'quarantined']),
    code: line(40),
    detail: v.record(line(40), v.union([v.pipe(v.string(), v.maxLength(200)), v.number()])),
    student: v.nullable(recordId),
    class: v.nullable(recordId),
    receivedAt: v.number(),
    seen: v.boolean(),
  }),
  /** The tombstone of a child who was erased by law: nothing but the id, held by everybody who syncs. */
  erased: v.strictObject({}),
} as const

export type RecordKind = keyof typeof recordSchemas
export type RecordBody<K extends RecordKind> = v.InferOutput<(typeof recordSchemas)[K]>

/** A record as it travels and as it is stored: `number` is the commit number of this version. */
export type RecordRow<K extends RecordKind = RecordKind> = {
  [P in K]: { kind: P; id: string; version: number; number: number; body: RecordBody<P> }
}[K]

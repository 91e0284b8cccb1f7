/**
 * The records of a service post's life: what is decided at a desk. One fact or record for each step:
 *
 *   设岗        post (with the training it asks for)           record
 *   发布 应聘   round ─▶ application.made                       record, fact
 *   面试        application.noted                              fact
 *   提议        arrangement: who gets which post, and why       record
 *   公示        notice ◀─ objection.noted                       record, fact
 *   培训        training-item, training-session ◀─ training.attended
 *   聘任 排班   appointment (its group), rotation               record
 *   值岗        duty.checked-in … duty.checked-out, duty.missed  facts
 *   代岗        duty.substitute-asked ─▶ -answered ─▶ duty.substituted
 *   评价        evaluation-dimension ◀─ duty.evaluated, word.written ─▶ word.countersigned
 *   评优        honour.nominated ─▶ honour                       fact, record
 *   证书        printed-paper, withdrawn-paper                   records; the server writes the first
 *   交接        handover                                        record
 *
 * Of these only arrangement, notice, honour and printed-paper name children; `erasure.ts` takes a child out of them.
 */
import * as v from 'valibot'
import { paperKinds } from '../papers/paper.ts'
import { clockTime, count, few, icon, line, localDate, recordId, span, weekday } from './field.schema.ts'

/** Three encouraging steps: 正在学, 做得稳, 能带动别人. */
const levels = v.strictTuple([line(60), line(60), line(60)])

/** One name on a published notice; `student` is for the office and for erasure, not for the reader. */
const noticeLine = v.strictObject({
  student: v.nullable(recordId),
  class: line(20),
  name: line(60),
  post: v.exactOptional(recordId),
  text: v.exactOptional(line(120)),
})

const paperNumber = v.pipe(v.string(), v.regex(/^SZ-\d{4}-[0-9A-Z]{6}$/))
/** Older ones fall out of a paper that is printed over and over. */
const mostPrints = 40

export const serviceLifeSchemas = {
  'training-item': v.strictObject({
    name: line(40),
    content: few(line(120), 20),
    minutes: v.exactOptional(count),
    howChecked: v.exactOptional(line(80)),
    trainer: v.exactOptional(line(40)),
    department: v.exactOptional(recordId),
    /** When it has to be passed again: with the new term, or with the new school year. */
    validFor: v.picklist(['term', 'school-year']),
    icon,
    retiredOn: v.exactOptional(localDate),
  }),
  'training-session': v.strictObject({
    items: few(recordId, 10),
    date: localDate,
    start: v.exactOptional(clockTime),
    end: v.exactOptional(clockTime),
    where: v.exactOptional(line(60)),
    trainer: v.exactOptional(recordId),
    /** Whose children are expected; left out: everybody who lacks an item. */
    posts: v.exactOptional(few(recordId, 200)),
  }),
  'evaluation-dimension': v.strictObject({
    name: line(20),
    question: line(60),
    levels,
    templates: few(
      v.strictObject({ by: v.picklist(['self', 'peer', 'adult', 'next']), text: line(120) }),
      20,
    ),
    icon,
    retiredOn: v.exactOptional(localDate),
  }),
  /** A round of recruitment: who may apply for what, from when to when, for which term of office. */
  round: v.strictObject({
    name: line(40),
    opens: localDate,
    closes: localDate,
    /** How many school days the names are up before they are appointed. */
    noticeDays: count,
    office: v.strictObject({ from: localDate, to: localDate }),
    posts: few(v.strictObject({ post: recordId, seats: count }), 300),
    /** Called off: nobody applies any more, and nothing of it becomes an appointment. */
    cancelledOn: v.exactOptional(localDate),
  }),
  /** What the round came to; its id is the round's. Changed by hand until it is appointed. */
  arrangement: v.strictObject({
    round: recordId,
    /** The proposal can be drawn again from it. */
    seed: count,
    /** Children who asked, or whose teachers ask, to be placed together. */
    pairs: few(v.strictTuple([recordId, recordId]), 300),
    placements: few(
      v.strictObject({ student: recordId, post: recordId, by: v.picklist(['proposal', 'hand']) }),
      2000,
    ),
    state: v.picklist(['draft', 'noticed', 'appointed']),
    notice: v.exactOptional(recordId),
  }),
  notice: v.strictObject({
    kind: v.picklist(['appointments', 'honours', 'other']),
    title: line(60),
    text: v.exactOptional(line(400)),
    ...{ from: localDate, to: localDate },
    lines: few(noticeLine, 2000),
    onBoard: v.boolean(),
    round: v.exactOptional(recordId),
    withdrawnOn: v.exactOptional(localDate),
    /** What became of what was objected, in words for the file. */
    outcome: v.exactOptional(line(400)),
  }),
  /**
   * Groups of one post that take turns: group 1 on `from` (its day, its week or its half term), then group 2, and so
   * on. Only school days on which duties run count as days.
   */
  rotation: v.strictObject({
    post: recordId,
    every: v.picklist(['day', 'week', 'half-term']),
    groups: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
    weekdays: v.exactOptional(few(weekday, 7)),
    ...span,
  }),
  /** 岗位之星 and the like: proposed by stated rules, decided by people, the reason kept. */
  honour: v.strictObject({
    student: recordId,
    post: v.exactOptional(recordId),
    name: line(20),
    term: recordId,
    reason: line(200),
    decidedOn: localDate,
    notice: v.exactOptional(recordId),
  }),
  /** A post at the end of a term of office: what is open, thanks, and that it was given on. */
  handover: v.strictObject({
    post: recordId,
    term: recordId,
    open: few(line(120), 40),
    thanks: v.exactOptional(line(200)),
    advice: few(line(120), 20),
    closedOn: v.exactOptional(localDate),
  }),
  /**
   * A paper that was given back or issued in error, by the number that is printed on it; its id is the number in small
   * letters. Taken away again, the paper stands again. It names no child.
   */
  'withdrawn-paper': v.strictObject({
    number: paperNumber,
    on: localDate,
    reason: v.exactOptional(line(120)),
    /** With what it went, by itself: it stays withdrawn. */
    cause: v.exactOptional(v.literal('honour-taken-back')),
  }),
  /** How often a paper was printed, when and by whom; its id is the number in small letters. Written with the signing. */
  'printed-paper': v.strictObject({
    number: paperNumber,
    kind: v.picklist(paperKinds),
    /** The appointment or the honour it was printed for. */
    of: recordId,
    student: recordId,
    post: v.exactOptional(recordId),
    /** The first day of the term of office, or the day of the honour. */
    from: localDate,
    prints: few(
      v.strictObject({
        by: recordId,
        at: v.pipe(v.number(), v.integer()),
        /** Somebody said that it did not come out. */
        failed: v.exactOptional(v.literal(true)),
      }),
      mostPrints,
    ),
  }),
} as const

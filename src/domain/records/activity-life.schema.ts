/**
 * The records of the five colours and the places: what is decided at a desk. One fact or record for each step:
 *
 *   系列 模板   activity-series, activity-template                       records
 *   活动        activity (who, where, when, points)                      record
 *   报名        activity.signed-up, activity.withdrawn                   facts
 *   监护人同意  activity.consented                                       fact
 *   到场        activity.attended                                        fact
 *   活动加分    points.awarded.v2, once per child, activity and day      fact
 *   活动记录    activity.noted; pictures stay on the school's server     fact
 *   奖章        medal ─▶ medal.given (the paper is handed over)          record, fact
 *   小目标      goal (a class's), goal.chosen (a child's own)            record, fact
 *   成长护照    passport (pages of places)                               record
 *   星级章      star-setting ─▶ honour, decided by people                records
 *   校园地图    campus-map, and a point on it with each place            records
 *   公共屏幕    board-setting                                            record
 *   小组        saved-group: children a teacher awards together          record
 *
 * Of these records the saved group alone names children: what children do and want are facts.
 */
import * as v from 'valibot'
import {
  clockTime,
  colour,
  count,
  few,
  grade,
  icon,
  line,
  localDate,
  points,
  recordId,
} from './field.schema.ts'

const retiredOn = v.exactOptional(localDate)
const atLeastOne = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(max))

/** What a medal asks for; `scope` of the medal says over which time. Shares are between 0 and 1. */
const simpleConditions = [
  v.strictObject({ type: v.literal('colour-points'), colour, minPoints: count }),
  v.strictObject({ type: v.literal('any-colour-points'), minPoints: count }),
  v.strictObject({ type: v.literal('all-colours-level'), minLevel: count }),
  v.strictObject({ type: v.literal('medal-in-both-terms'), medal: recordId }),
  v.strictObject({ type: v.literal('stamps-total'), minStamps: count }),
  v.strictObject({ type: v.literal('stamps-in-set'), places: few(recordId, 200), minStamps: count }),
  v.strictObject({ type: v.literal('passport-complete'), passport: recordId }),
  v.strictObject({ type: v.literal('training-and-first-duty'), minDuties: count }),
  v.strictObject({ type: v.literal('duties-count'), minDuties: count }),
  v.strictObject({
    type: v.literal('duty-rate'),
    minRate: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    minDutiesDue: count,
  }),
  v.strictObject({ type: v.literal('substitutions-count'), minSubstitutions: count }),
  v.strictObject({ type: v.literal('handover-done'), minHandovers: count }),
  /** Computed by nobody: proposed, put on notice and decided by people. */
  v.strictObject({ type: v.literal('nominated-and-noticed'), prerequisite: v.exactOptional(recordId) }),
] as const
const condition = v.variant('type', [
  ...simpleConditions,
  v.strictObject({
    type: v.literal('all-of'),
    conditions: atLeastOne(v.variant('type', [...simpleConditions]), 6),
  }),
])

export const activityLifeSchemas = {
  'activity-series': v.strictObject({
    name: line(30),
    description: v.exactOptional(line(200)),
    /** What is said about points in this series. */
    pointsNote: v.exactOptional(line(120)),
    icon,
    retiredOn,
  }),
  /** A draft of an activity, taken over and changed. */
  'activity-template': v.strictObject({
    series: recordId,
    /** The part of the series, such as 百尺竿头. */
    strand: v.exactOptional(line(20)),
    name: line(40),
    summary: line(200),
    colour,
    place: v.exactOptional(recordId),
    grades: few(grade, 6),
    /** Who takes part, in words. */
    who: v.exactOptional(line(80)),
    points,
    minutes: v.exactOptional(count),
    suggestedTime: v.exactOptional(line(40)),
    prepare: few(line(60), 20),
    safety: few(line(120), 20),
    retiredOn,
  }),
  activity: v.strictObject({
    name: line(40),
    summary: v.exactOptional(line(200)),
    /** The first is the colour of its points. */
    colours: atLeastOne(colour, 5),
    series: v.exactOptional(recordId),
    template: v.exactOptional(recordId),
    /** Whoever is of one of these grades or classes; none of both: the whole school. */
    grades: few(grade, 6),
    classes: few(recordId, 200),
    /** A group such as 合唱队: its teachers sign its children up, who do not do so themselves. */
    group: v.exactOptional(line(40)),
    place: v.exactOptional(recordId),
    where: v.exactOptional(line(60)),
    /** One day, or several, in order. */
    sessions: atLeastOne(
      v.strictObject({
        date: localDate,
        start: v.exactOptional(clockTime),
        end: v.exactOptional(clockTime),
      }),
      40,
    ),
    points,
    /** Who signs up beyond it waits for a place. */
    capacity: v.exactOptional(count),
    bring: few(line(60), 20),
    safety: few(line(120), 20),
    /** Leaves the campus: goes nobody whose guardians have not agreed. */
    offCampus: v.boolean(),
    /** Left out: nobody signs up, everybody meant is expected. */
    signUp: v.exactOptional(v.strictObject({ from: localDate, to: localDate })),
    /** Staff who run it: sign up, see and mark anybody who takes part. */
    leaders: few(recordId, 30),
    /** planned: for the office's plan alone. */
    state: v.picklist(['planned', 'open', 'cancelled']),
  }),
  /** Its rules are dated: a threshold of last term stays last term's. */
  medal: v.strictObject({
    name: line(20),
    kind: v.picklist(['colour-ladder', 'combined', 'post-honour', 'passport']),
    colour: v.exactOptional(colour),
    /** Its step on the ladder of its colour, from 1 on. */
    level: v.exactOptional(count),
    /** Over which time it is earned, and then begins anew. */
    scope: v.picklist(['term', 'school-year', 'primary-years']),
    rules: atLeastOne(v.strictObject({ from: localDate, condition, text: line(120) }), 40),
    celebration: v.exactOptional(line(120)),
    /** The 红领巾奖章 it may be put forward for: a suggestion in words, nothing more. */
    mapping: v.exactOptional(v.strictObject({ medal: line(20), note: v.exactOptional(line(120)) })),
    icon,
    retiredOn,
  }),
  passport: v.strictObject({
    name: line(20),
    grades: few(grade, 6),
    scope: v.picklist(['school-year', 'primary-years']),
    cover: v.exactOptional(line(40)),
    pages: few(
      v.strictObject({
        id: recordId,
        category: line(40),
        places: few(recordId, 200),
        stampsNeeded: count,
      }),
      20,
    ),
    note: v.exactOptional(line(200)),
    retiredOn,
  }),
  /** What a class wants to reach together; in one colour, or in all. */
  goal: v.strictObject({
    class: recordId,
    name: line(30),
    colour: v.exactOptional(colour),
    points: count,
    from: localDate,
    to: localDate,
  }),
  /** 星级章: how many may be proposed, in parts of a hundred; people decide. */
  'star-setting': v.strictObject({
    stars: few(
      v.strictObject({ name: line(20), percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) }),
      6,
    ),
    /** Of what the share is a part; left out: of a class. */
    by: v.exactOptional(v.picklist(['class', 'grade'])),
    note: v.exactOptional(line(200)),
  }),
  /** The school's own picture of its campus, kept on its server; places have their points on it. */
  'campus-map': v.strictObject({ picture: recordId, width: count, height: count }),
  /** 合唱队, 国旗班: whoever keeps it taps once for all of them. Children of any class; erasure takes a child out. */
  'saved-group': v.strictObject({ name: line(20), owner: recordId, students: few(recordId, 200) }),
  'board-setting': v.strictObject({
    /** A garden of classes: per head, in class order, no numbers. */
    garden: v.boolean(),
    notices: v.boolean(),
    goals: v.boolean(),
    thanks: few(line(60), 20),
  }),
} as const

/** Added to a place: what it offers who cannot go there, and where it is on the campus' picture. */
export const placeLife = {
  equalAlternative: v.exactOptional(line(120)),
  safety: v.exactOptional(few(line(120), 20)),
  /** In parts of a thousand of the picture's width and height. */
  mapPoint: v.exactOptional(
    v.strictObject({
      x: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
      y: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
    }),
  ),
  /** Being there is nobody's business (心理咨询室, 卫生室): no stamp, no record, ever. */
  unrecorded: v.exactOptional(v.literal(true)),
} as const

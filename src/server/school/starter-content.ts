/**
 * The content a new school starts with, as records, all of it editable: from `content/starter-school.json`, whose
 * dated rules hold from the first day of the school's first term.
 */
import { readFileSync } from 'node:fs'
import type { RecordBody, RecordKind } from '../../domain/records/record.schema.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { RecordChange } from './change-records.ts'
import { medalOf, seriesAndTemplates } from './starter-activities.ts'
import type { StarterPlace, StarterSchool, StarterTemplate } from './starter-school.ts'

type Shape = RecordBody<'place'>['shape']

/** The outline of a place's stamp tells its kind to children who do not read yet. */
const shapeOfCategory: Record<string, Shape> = {
  'category-xiangshan': 'circle',
  'category-qiuzhen': 'square',
  'category-base': 'octagon',
  'category-resource': 'gourd',
}

/** A trip is one day; a monthly visit is by its nature not repeated within a week. */
const repeatOf: Record<StarterPlace['repeat'], RecordBody<'place'>['repeat']> = {
  'once-per-day': 'once-per-day',
  'once-per-trip': 'once-per-day',
  'once-per-week': 'once-per-week',
  'once-per-month': 'once-per-week',
  'once-per-term': 'once-per-term',
  'once-per-school-year': 'once-per-school-year',
}

const readStarter = (): StarterSchool =>
  JSON.parse(
    readFileSync(new URL('../content/starter-school.json', import.meta.url), 'utf8'),
  ) as StarterSchool

export const winterOfStarter = (): { from: string; to: string } => {
  const { from, to } = readStarter().seasons.winter
  return { from, to }
}

/** @param from the first school day on which the starting rules hold */
export function starterContent(from: LocalDate): RecordChange[] {
  const starter = readStarter()
  return [
    record('rules', 'rules', rulesOf(starter, from)),
    ...starter.colours.map(({ id, name, meaning, descriptions }) =>
      record('colour', id, { name, meaning, descriptions }),
    ),
    ...starter.departments.map(({ id, name, purpose, icon }) =>
      record('department', id, { name, purpose, icon }),
    ),
    ...starter.dutyWindows.map((window) => record('window', window.id, windowOf(window, from))),
    ...starter.trainingItems.map(({ id, scope: _scope, ...item }) => record('training-item', id, item)),
    ...starter.evaluationDimensions.map(({ id, commentTemplates, ...dimension }) =>
      record('evaluation-dimension', id, { ...dimension, templates: commentTemplates.map(templateOf) }),
    ),
    ...starter.posts.map((post) => record('post', post.id, postOf(post, from))),
    ...starter.places.filter(hasStamp).map((place) => record('place', place.id, placeOf(place, from))),
    ...starter.awardPresets.map(({ id, ...preset }) => record('preset', id, preset)),
    ...starter.activitySeries.flatMap(seriesAndTemplates),
    ...starter.passports.map(({ id, ...passport }) => record('passport', id, passport)),
    ...starter.medals.map((medal) => record('medal', medal.id, medalOf(medal, from))),
  ]
}

const record = <K extends RecordKind>(kind: K, id: string, body: RecordBody<K>): RecordChange => ({
  kind,
  id,
  version: 0,
  body,
})

/** No stamp for the counselling room or the nurse: being there is nobody's business. */
const hasStamp = ({ id, name }: StarterPlace) =>
  !/counsel|nurse|clinic/.test(id) && !/心理|咨询|卫生室|医务/.test(name)

function rulesOf({ pointRules }: StarterSchool, from: LocalDate): RecordBody<'rules'> {
  const { maxPointsPerAward, noteRequiredAbovePoints, automaticDailyCapPerColour, teacherWeeklySoftBudget } =
    pointRules
  const points = {
    maxPointsPerAward,
    noteRequiredAbovePoints,
    automaticDailyCapPerColour,
    teacherWeeklySoftBudget,
  }
  return { points: [{ from, ...points }], undoSeconds: pointRules.undoSeconds }
}

function windowOf(window: StarterSchool['dutyWindows'][number], from: LocalDate): RecordBody<'window'> {
  const { name, icon, start, end, weekdays, weekdayExceptions, winter } = window
  const { checkInOpensMinutesBefore, graceMinutes } = window
  const times = { start, end, weekdays, weekdayExceptions, winter, checkInOpensMinutesBefore, graceMinutes }
  return { name, icon, versions: [{ from, ...times, recordableMinutesAfterEnd: 60 }] }
}

function postOf(post: StarterSchool['posts'][number], from: LocalDate): RecordBody<'post'> {
  const { id: _id, pointsPerDuty, termOfOffice: _termOfOffice, place: _place, ...kept } = post
  return { ...kept, points: [{ from, value: pointsPerDuty }] }
}

/** What the mentor writes is a word or a next step; the file tells them apart by their ids. */
function templateOf({ id, writtenBy, text }: StarterTemplate) {
  if (writtenBy !== 'post-mentor') return { by: writtenBy, text }
  return { by: id.endsWith('-next') ? ('next' as const) : ('adult' as const), text }
}

function placeOf(place: StarterPlace, from: LocalDate): RecordBody<'place'> {
  const { name, category, onCampus, where, colour, safeCapacity, opening, taskCards, icon } = place
  return {
    ...{ name, category, onCampus, where, colour, safeCapacity, opening, taskCards, icon },
    points: [{ from, value: place.points }],
    repeat: repeatOf[place.repeat],
    stampLabel: place.stampName,
    shape: shapeOfCategory[category] ?? 'circle',
    ...(place.equalAlternative ? { equalAlternative: place.equalAlternative } : {}),
    ...(place.safetyNotes ? { safety: place.safetyNotes } : {}),
  }
}

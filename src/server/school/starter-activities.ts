/** The starter's series with their templates, and its medals, as records. */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { RecordChange } from './change-records.ts'
import type { StarterActivity, StarterMedal, StarterSeries } from './starter-school.ts'

export function seriesAndTemplates({ id, strands, ...series }: StarterSeries): RecordChange[] {
  const { name, description, pointsNote, icon } = series
  const templates = strands.flatMap((strand) =>
    strand.activities.map((activity): RecordChange => ({
      ...{ kind: 'activity-template', id: activity.id, version: 0 },
      body: templateOf(activity, id, strand.name),
    })),
  )
  const body: RecordBody<'activity-series'> = { name, description, pointsNote, icon }
  return [{ kind: 'activity-series', id, version: 0, body }, ...templates]
}

function templateOf(
  activity: StarterActivity,
  series: string,
  strand: string,
): RecordBody<'activity-template'> {
  const { name, summary, colour, place, participants, points, suggestedTime, prepare } = activity
  return {
    ...{ series, strand, name, summary, colour, place, points, suggestedTime, prepare },
    grades: participants.grades,
    who: participants.text,
    minutes: activity.durationMinutes,
    safety: activity.safetyNotes ?? [],
  }
}

/** Fields of the file that no rule asks for stay there; the schema would refuse them. */
export function medalOf(medal: StarterMedal, from: LocalDate): RecordBody<'medal'> {
  const { id: _id, condition, rule, optionalMapping, ...kept } = medal
  return {
    ...kept,
    rules: [{ from, condition: conditionOf(condition), text: rule }],
    ...(optionalMapping
      ? { mapping: { medal: optionalMapping.redScarfMedal, note: optionalMapping.note } }
      : {}),
  }
}

type Condition = StarterMedal['condition']

function conditionOf(condition: Condition): Condition {
  if (condition.type === 'duty-rate') {
    const { type, minRate, minDutiesDue } = condition
    return { type, minRate, minDutiesDue }
  }
  if (condition.type !== 'nominated-and-noticed') return condition
  const { type, prerequisite } = condition
  return prerequisite === undefined ? { type } : { type, prerequisite }
}

/** The parts of `content/starter-school.json` that become records, as that file has them. */
import type { RecordBody } from '../../domain/records/record.schema.ts'

type WindowVersion = RecordBody<'window'>['versions'][number]
type Exceptions = NonNullable<WindowVersion['weekdayExceptions']>
type Place = RecordBody<'place'>

export type StarterPlace = {
  id: string
  points: number
  repeat: Place['repeat'] | 'once-per-trip' | 'once-per-month'
  stampName: string
} & Pick<Place, 'name' | 'category' | 'onCampus' | 'colour'> &
  Required<Pick<Place, 'where' | 'safeCapacity' | 'opening' | 'taskCards' | 'icon'>> & {
    equalAlternative?: string
    safetyNotes?: string[]
  }

export type StarterTemplate = { id: string; writtenBy: 'self' | 'peer' | 'post-mentor'; text: string }

export type StarterActivity = {
  id: string
  place: string
  participants: { grades: number[]; text: string }
  durationMinutes: number
  safetyNotes?: string[]
} & Required<
  Pick<
    RecordBody<'activity-template'>,
    'name' | 'summary' | 'colour' | 'points' | 'suggestedTime' | 'prepare'
  >
>

export type StarterSeries = {
  id: string
  strands: Array<{ name: string; activities: StarterActivity[] }>
} & Required<Pick<RecordBody<'activity-series'>, 'name' | 'description' | 'pointsNote' | 'icon'>>

type Medal = RecordBody<'medal'>
export type StarterMedal = {
  id: string
  condition: Medal['rules'][number]['condition']
  rule: string
  optionalMapping?: { redScarfMedal: string; note: string }
} & Omit<Medal, 'rules' | 'mapping' | 'retiredOn'>

export type StarterSchool = {
  pointRules: Omit<RecordBody<'rules'>['points'][number], 'from'> & { undoSeconds: number }
  seasons: { winter: { from: string; to: string } }
  colours: Array<{ id: string } & Required<RecordBody<'colour'>>>
  departments: Array<{ id: string } & Required<RecordBody<'department'>>>
  dutyWindows: Array<
    { id: string; name: string; icon: string } & Pick<
      WindowVersion,
      'start' | 'end' | 'weekdays' | 'checkInOpensMinutesBefore' | 'graceMinutes'
    > & {
        weekdayExceptions: Exceptions
        winter: { start: string; end: string; weekdayExceptions: Exceptions }
      }
  >
  posts: Array<
    Omit<RecordBody<'post'>, 'points' | 'retiredOn'> & {
      id: string
      pointsPerDuty: number
      termOfOffice: string
      place?: string
    }
  >
  trainingItems: Array<{ id: string; scope: string } & RecordBody<'training-item'>>
  evaluationDimensions: Array<
    { id: string; commentTemplates: StarterTemplate[] } & Omit<
      RecordBody<'evaluation-dimension'>,
      'templates'
    >
  >
  places: StarterPlace[]
  awardPresets: Array<{ id: string } & RecordBody<'preset'>>
  activitySeries: StarterSeries[]
  medals: StarterMedal[]
  passports: Array<{ id: string } & RecordBody<'passport'>>
}

/** What a fold asks of a school's records: the cap of a day, and the period in which a place gives points once. */
import type { FoldRules } from '../facts/fold.ts'
import type { PlaceId, TermId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import { schoolYearOf, type Term, weekOfTerm } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'

/** The part of a `SchoolView` that is asked. */
type School = {
  readonly places: ReadonlyMap<PlaceId, Pick<RecordBody<'place'>, 'repeat'>>
  pointRulesOn(date: LocalDate): { readonly automaticDailyCapPerColour: number }
  termOn(date: LocalDate): Term | undefined
  termIdOn(date: LocalDate): TermId
}

export function foldRulesOf(school: School): FoldRules {
  const periodsOf = rememberedPeriods(school)
  return {
    automaticCapOn: (day) => school.pointRulesOn(day).automaticDailyCapPerColour,
    repeatPeriodOf: (place, day) => {
      const repeat = school.places.get(place)?.repeat ?? 'once-per-week'
      return repeat === 'once-per-day' ? day : periodsOf(day)[repeat]
    },
  }
}

type Repeat = Exclude<RecordBody<'place'>['repeat'], 'once-per-day'>

/** A fold asks for each stamp, and there are few days. */
function rememberedPeriods(school: School): (day: LocalDate) => Record<Repeat, string> {
  const known = new Map<LocalDate, Record<Repeat, string>>()
  return (day) => {
    let periods = known.get(day)
    if (!periods) known.set(day, (periods = periodsOf(school, day)))
    return periods
  }
}

function periodsOf(school: School, day: LocalDate): Record<Repeat, string> {
  const term = school.termOn(day)
  const termId = school.termIdOn(day)
  return {
    'once-per-week': term ? `${term.id}-${weekOfTerm(term, day)}` : termId,
    'once-per-term': termId,
    'once-per-school-year': String(schoolYearOf(day)),
  }
}

/** The first minutes of a server: making its school with the one-time link. */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { callApi } from './request.ts'

type ProposedHoliday = RecordBody<'calendar'>['holidays'][number] & {
  readonly certainty: 'official' | 'example'
}
type ProposedMakeUpDay = {
  readonly date: LocalDate
  readonly name: string
  /** 1 to 5, or null: the notice does not say, the school decides. */
  readonly followsWeekday: number | null
  readonly followsWeekdayCertainty: 'derived' | 'example' | 'undecided'
}
export type SetUpProposal = {
  readonly terms: ReadonlyArray<RecordBody<'term'>>
  readonly holidays: readonly ProposedHoliday[]
  readonly makeUpDays: readonly ProposedMakeUpDay[]
  /** Years whose days are guessed from the calendar, because no notice was out when this build was made. */
  readonly guessedYears: readonly number[]
}

export type FirstPerson = { readonly name: string; readonly login: string; readonly password: string }
export type NewSchool = {
  readonly school: Pick<
    RecordBody<'school'>,
    'name' | 'schoolingYears' | 'zone' | 'contactName' | 'contactPhone'
  >
  readonly term: RecordBody<'term'>
  readonly calendar: Pick<RecordBody<'calendar'>, 'holidays' | 'makeUpDays'>
  readonly admin: FirstPerson
  readonly lead?: FirstPerson
}

export const askSetUpNeeded = () => callApi<{ needed: boolean }>('GET', '/setup')

/** @param schoolYear the calendar year in which the school year starts. Errors: wrong-token, needs-https. */
export const fetchSetUpProposal = (token: string, schoolYear: number) =>
  callApi<SetUpProposal>('GET', `/setup/proposal?schoolYear=${schoolYear}`, undefined, {
    headers: { 'x-shanzhen-setup': token },
  })

/** The admin is logged in afterwards. Errors: wrong-token, already-set-up, term-backwards, same-login, weak-password {who, fault}, … */
export const setUpSchool = (token: string, school: NewSchool) =>
  callApi<{ school: { id: string; name: string }; staff: { id: string; name: string } }>('POST', '/setup', {
    token,
    ...school,
  })

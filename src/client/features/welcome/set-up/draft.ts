/** What the set-up pages collect, as typed; `toNewSchool` makes the request of it once `faults.ts` finds nothing. */
import { schoolYearOf } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { FirstPerson, NewSchool, SetUpProposal } from '../../../api/set-up.ts'

/** Where a line comes from: a published notice, worked out, or typed here. */
type Basis = 'official' | 'guess' | 'own'
export type HolidayDraft = { id: string; name: string; from: LocalDate; to: LocalDate; basis: Basis }
export type MakeUpDraft = {
  id: string
  date: LocalDate
  name: string
  /** '1' to '5', or '' while the school has not decided whose timetable holds. */
  follows: string
  basis: Basis
}
export type PersonDraft = { name: string; login: string; password: string; repeat: string }

export type SetUpDraft = {
  name: string
  schoolingYears: '5' | '6'
  zone: string
  contactName: string
  contactPhone: string
  schoolYear: number
  half: '1' | '2'
  termName: string
  firstDay: LocalDate
  lastDay: LocalDate
  holidays: HolidayDraft[]
  makeUpDays: MakeUpDraft[]
  admin: PersonDraft
  hasLead: boolean
  lead: PersonDraft
}

const nobody = (): PersonDraft => ({ name: '', login: '', password: '', repeat: '' })

export const newDraft = (today: LocalDate): SetUpDraft => ({
  name: '',
  schoolingYears: '6',
  zone: 'Asia/Shanghai',
  contactName: '',
  contactPhone: '',
  schoolYear: schoolYearOf(today),
  half: '1',
  termName: '',
  firstDay: '',
  lastDay: '',
  holidays: [],
  makeUpDays: [],
  admin: nobody(),
  hasLead: false,
  lead: nobody(),
})

/** Fills in a school year's calendar, and its term that is running or comes next. */
export function takeProposal(draft: SetUpDraft, proposal: SetUpProposal, today: LocalDate): void {
  draft.holidays = proposal.holidays.map(({ id, name, from, to, certainty }) => ({
    id,
    name,
    from,
    to,
    basis: certainty === 'example' ? 'guess' : 'official',
  }))
  draft.makeUpDays = proposal.makeUpDays.map(({ date, name, followsWeekday, followsWeekdayCertainty }) => ({
    id: `make-up-${date}`,
    date,
    name,
    follows: followsWeekday === null ? '' : String(followsWeekday),
    basis: followsWeekdayCertainty === 'example' ? 'guess' : 'official',
  }))
  const running = proposal.terms.find(({ lastDay }) => today <= lastDay) ?? proposal.terms[0]
  takeTerm(draft, proposal, running?.half === 2 ? '2' : '1')
}

export function takeTerm(draft: SetUpDraft, { terms }: SetUpProposal, half: '1' | '2'): void {
  const term = terms.find((candidate) => String(candidate.half) === half)
  draft.half = half
  if (!term) return
  draft.termName = term.name
  draft.firstDay = term.firstDay
  draft.lastDay = term.lastDay
}

export function toNewSchool(draft: SetUpDraft): NewSchool {
  const { schoolYear, holidays, makeUpDays } = draft
  return {
    school: {
      name: draft.name.trim(),
      schoolingYears: draft.schoolingYears === '5' ? 5 : 6,
      zone: draft.zone,
      ...optional('contactName', draft.contactName),
      ...optional('contactPhone', draft.contactPhone),
    },
    term: {
      name: draft.termName.trim(),
      schoolYear,
      half: draft.half === '1' ? 1 : 2,
      firstDay: draft.firstDay,
      lastDay: draft.lastDay,
    },
    calendar: {
      holidays: holidays.map(({ id, name, from, to }) => ({ id, name: name.trim(), from, to })),
      makeUpDays: makeUpDays.map(({ date, name, follows }) => ({
        date,
        followsWeekday: Number(follows),
        ...optional('name', name),
      })),
    },
    admin: person(draft.admin),
    ...(draft.hasLead ? { lead: person(draft.lead) } : {}),
  }
}

const person = ({ name, login, password }: PersonDraft): FirstPerson => ({
  name: name.trim(),
  login: login.trim(),
  password,
})

const optional = <K extends string>(key: K, text: string) =>
  (text.trim() === '' ? {} : { [key]: text.trim() }) as { [P in K]?: string }

/**
 * What is still missing or wrong on a set-up page, by field. The same rules stand on the server, which has the last
 * word; here they are told while somebody can still see the field.
 */
import { isZone, parseDate } from '../../../../domain/time/local-time.ts'
import type { PersonDraft, SetUpDraft } from './draft.ts'

export type Fault =
  | 'needed'
  | 'too-long'
  | 'no-date'
  | 'backwards'
  | 'undecided'
  | 'twice'
  | 'unknown-zone'
  | 'password-short'
  | 'password-differ'
  | 'same-login'
/** By field: `name`, `lastDay`, `holiday-2026-10-01.to`, `admin.login` … */
export type Faults = Readonly<Record<string, Fault>>

type Found = ReadonlyArray<readonly [field: string, fault: Fault | false]>
const toFaults = (found: Found): Faults =>
  Object.fromEntries(found.filter(([, fault]) => fault !== false).reverse()) as Record<string, Fault>

const line = (text: string, max: number): Fault | false =>
  text.trim() === '' ? 'needed' : text.trim().length > max && 'too-long'
const date = (text: string): Fault | false => (text === '' || parseDate(text) === null) && 'no-date'

export const schoolFaults = ({ name, zone, contactName, contactPhone }: SetUpDraft): Faults =>
  toFaults([
    ['name', line(name, 60)],
    ['zone', !isZone(zone) && 'unknown-zone'],
    ['contactName', contactName.trim().length > 40 && 'too-long'],
    ['contactPhone', contactPhone.trim().length > 40 && 'too-long'],
  ])

export function termFaults({ termName, firstDay, lastDay, holidays, makeUpDays }: SetUpDraft): Faults {
  const dates = makeUpDays.map((day) => day.date)
  return toFaults([
    ['termName', line(termName, 40)],
    ['firstDay', date(firstDay)],
    ['lastDay', date(lastDay)],
    ['lastDay', firstDay >= lastDay && 'backwards'],
    ...holidays.flatMap(({ id, name, from, to }): Found => [
      [`${id}.name`, line(name, 40)],
      [`${id}.from`, date(from)],
      [`${id}.to`, date(to)],
      [`${id}.to`, from > to && 'backwards'],
    ]),
    ...makeUpDays.flatMap(({ id, date: day, name, follows }): Found => [
      [`${id}.date`, date(day)],
      [`${id}.date`, dates.filter((other) => other === day).length > 1 && 'twice'],
      [`${id}.name`, name.trim().length > 60 && 'too-long'],
      [`${id}.follows`, follows === '' && 'undecided'],
    ]),
  ])
}

export function peopleFaults({ admin, hasLead, lead }: SetUpDraft): Faults {
  const sameLogin = hasLead && lead.login.trim().toLowerCase() === admin.login.trim().toLowerCase()
  return toFaults([
    ...personFaults('admin', admin),
    ...(hasLead ? personFaults('lead', lead) : []),
    ['lead.login', sameLogin && lead.login.trim() !== '' && 'same-login'],
  ])
}

const personFaults = (who: 'admin' | 'lead', { name, login, password, repeat }: PersonDraft): Found => [
  [`${who}.name`, line(name, 60)],
  [`${who}.login`, line(login, 40)],
  [`${who}.password`, [...password].length < 8 && 'password-short'],
  [`${who}.repeat`, password !== repeat && 'password-differ'],
]

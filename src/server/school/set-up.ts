/**
 * Making a school: its row with a random id and epoch, the starting records, the first people with their roles and
 * accounts, all in one commit. Used by the set-up page, the demo and the tests.
 */
import * as v from 'valibot'
import { uuidv7 } from '../../domain/ids.ts'
import { line } from '../../domain/records/field.schema.ts'
import { recordSchemas } from '../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { isZone, localDateOf } from '../../domain/time/local-time.ts'
import { insertAccount } from '../auth/accounts.ts'
import { type PasswordFault, passwordFault } from '../auth/password-rules.ts'
import type { Tx } from '../db/connection.ts'
import { newEpoch } from '../db/epochs.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { type ChangeRefusal, changeRecords, type RecordChange } from './change-records.ts'
import { starterContent, winterOfStarter } from './starter-content.ts'
import { theSchool } from './the-school.ts'

const person = v.strictObject({
  name: line(60),
  login: line(40),
  password: v.pipe(v.string(), v.maxLength(200)),
})
const { school, term, calendar } = recordSchemas

export const newSchoolSchema = v.strictObject({
  school: v.pick(school, ['name', 'schoolingYears', 'zone', 'contactName', 'contactPhone']),
  term,
  calendar: v.pick(calendar, ['holidays', 'makeUpDays']),
  /** 信息老师; without a lead the same person is both. */
  admin: person,
  lead: v.exactOptional(person),
})
export type NewSchool = v.InferOutput<typeof newSchoolSchema>
type Person = NewSchool['admin']

export type SetUpRefusal =
  | { code: 'already-set-up' }
  | { code: 'unknown-zone' }
  | { code: 'term-backwards' }
  | { code: 'same-login' }
  | { code: 'weak-password'; who: 'admin' | 'lead'; fault: PasswordFault }
  | ChangeRefusal

export type CreatedSchool = { school: string; admin: string; lead: string }

/** @throws HashingBusy */
export async function createSchool(
  services: Services,
  input: NewSchool,
): Promise<Result<CreatedSchool, SetUpRefusal>> {
  const refused = refusalOf(input)
  if (refused) return err(refused)
  const adminHash = await services.passwords.hash(input.admin.password)
  const leadHash = input.lead ? await services.passwords.hash(input.lead.password) : undefined
  const id = uuidv7(services.now(), services.random(10))
  const admin = uuidv7(services.now(), services.random(10))
  const lead = input.lead ? uuidv7(services.now(), services.random(10)) : admin
  return writeOrNothing<CreatedSchool, SetUpRefusal>(services.database, id, async (tx) => {
    if (await theSchool(tx)) return err({ code: 'already-set-up' })
    await insertSchool(services, tx, id)
    const tag = Buffer.from(services.random(8)).toString('hex')
    const context = { school: id, by: admin, at: secondsNow(services), tag }
    const changed = await changeRecords(tx, context, firstRecords(services, input, admin, lead))
    if (!changed.ok) return changed
    await insertAccount(tx, { ...accountOf(id, admin, input.admin), passwordHash: adminHash, at: context.at })
    if (input.lead && leadHash) {
      await insertAccount(tx, { ...accountOf(id, lead, input.lead), passwordHash: leadHash, at: context.at })
    }
    return ok({ school: id, admin, lead })
  })
}

function refusalOf({ school, term, admin, lead }: NewSchool): SetUpRefusal | null {
  if (!isZone(school.zone)) return { code: 'unknown-zone' }
  if (term.firstDay >= term.lastDay) return { code: 'term-backwards' }
  if (lead && lead.login.trim().toLowerCase() === admin.login.trim().toLowerCase())
    return { code: 'same-login' }
  for (const [who, own] of [['admin', admin] as const, ['lead', lead] as const]) {
    const fault = own && passwordFault(own.password, [own.login, own.name, school.name])
    if (fault) return { code: 'weak-password', who, fault }
  }
  return null
}

const accountOf = (school: string, staff: string, { login }: Person) => ({
  school,
  staff,
  login,
  mustChange: false,
})

async function insertSchool(services: Services, tx: Tx, id: string): Promise<void> {
  const at = secondsNow(services)
  await tx
    .insertInto('school')
    .values({ id, epoch: newEpoch(), head: 0, head_tag: '', created_at: at })
    .execute()
}

function firstRecords(services: Services, input: NewSchool, admin: string, lead: string): RecordChange[] {
  const { school, term, calendar } = input
  const today = localDateOf(secondsNow(services), school.zone)
  const from = today < term.firstDay ? today : term.firstDay
  const half = term.half ? `-${term.half}` : ''
  const people = [input.admin, ...(input.lead ? [input.lead] : [])]
  return [
    change('school', 'school', school),
    change('term', `term-${term.schoolYear}${half}`, term),
    change('calendar', 'calendar', { ...calendar, events: [], winter: winterOfStarter() }),
    ...starterContent(from),
    ...people.map((own, index) =>
      change('staff', index === 0 ? admin : lead, { name: own.name, active: true }),
    ),
    change('assignment', `${admin}-admin`, { staff: admin, role: 'school-admin', from }),
    change('assignment', `${lead}-lead`, { staff: lead, role: 'programme-lead', from }),
  ]
}

const change = (kind: RecordChange['kind'], id: string, body: unknown): RecordChange => ({
  kind,
  id,
  version: 0,
  body,
})

/**
 * The demo school: the starter content, a school's worth of invented people, and the weeks up to now as facts in the
 * ledger, committed day by day through the same sequence and stamps as real ones.
 */
import { readFileSync } from 'node:fs'
import { stampFact } from '../../domain/facts/stamp.ts'
import { must } from '../../domain/result.ts'
import { SchoolView } from '../../domain/school/school-view.ts'
import { addDays, daysBetween, localDateOf, mondayOf, type LocalDate } from '../../domain/time/local-time.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import { inCommit } from '../db/commits.ts'
import { factRow, insertFacts, insertReceipts, ledgerFactOf } from '../db/facts.ts'
import { readRecords } from '../db/records.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { changeRecords, type RecordChange } from '../school/change-records.ts'
import { createSchool } from '../school/set-up.ts'
import { insertAccount } from '../auth/accounts.ts'
import type { Services } from '../services.ts'
import { contentHash } from '../sync/content-hash.ts'
import { activityLife, type DayLife, medalsHandedOver } from './activity-life.ts'
import { makeDice } from './dice.ts'
import {
  campusMap,
  demoActivities,
  goalsAndThanks,
  pictureOfWork,
  type PlannedActivity,
} from './five-colours.ts'
import { type DemoDay, DemoHistory, type DemoYear } from './history.ts'
import { demoAppointments, type DemoPeople, demoPeople } from './people.ts'
import { postsLearnt, starsDecided } from './served-well.ts'

export const demoPassword = 'shan-zhen-2026'
const zone = 'Asia/Shanghai'

type DemoFile = DemoYear & {
  meta: { randomSeed: number }
  school: { name: string; classesPerGrade: number }
  activityPlan: PlannedActivity[]
  calendar: {
    term: { name: string; firstDay: LocalDate; lastDay: LocalDate }
    holidays: Array<{ id: string; name: string; from: LocalDate; to: LocalDate }>
    makeUpSchoolDays: Array<{ date: LocalDate; followsWeekday: number }>
    events: Array<{ id: string; name: string; from: LocalDate; to: LocalDate; dutiesRun: boolean }>
  }
}

/** `fiveColours`: with activities at every stage, goals, medals handed over and a campus map. */
export type DemoSize = { weeks?: number; classesPerGrade?: number; grades?: number; fiveColours?: true }
export type Demo = {
  school: string
  people: DemoPeople
  facts: number
  logins: Array<{ role: string; login: string }>
}

const readDemoFile = () =>
  JSON.parse(readFileSync(new URL('../content/demo-year.json', import.meta.url), 'utf8')) as DemoFile

/** Whole weeks by which the file's term is moved so that today lies in it; 0 while it does. */
function weeksToShift(today: LocalDate, { firstDay, lastDay }: DemoFile['calendar']['term']): number {
  if (today >= firstDay && today <= lastDay) return 0
  const twelfthMonday = addDays(mondayOf(firstDay), 11 * 7)
  return daysBetween(twelfthMonday, mondayOf(today)) / 7
}

export async function makeDemo(services: Services, size: DemoSize = {}): Promise<Demo> {
  const file = readDemoFile()
  const dice = makeDice(file.meta.randomSeed)
  const today = localDateOf(secondsNow(services), zone)
  const shift = weeksToShift(today, file.calendar.term) * 7
  const moved = (date: LocalDate) => addDays(date, shift)
  const firstDay = moved(file.calendar.term.firstDay)
  const schoolYear = Number(firstDay.slice(0, 4))
  const created = await createSchool(services, newSchool(file, moved, schoolYear))
  if (!created.ok) throw new Error(`demo school: ${JSON.stringify(created.error)}`)
  const { school, lead } = created.value

  const span = {
    schoolYear,
    from: firstDay,
    classesPerGrade: size.classesPerGrade ?? file.school.classesPerGrade,
    grades: size.grades ?? 6,
  }
  const people = demoPeople(dice, span)
  await change(services, school, lead, people.changes)
  const before = new SchoolView(await readRecords(services.database.write, school))
  const posts = [...before.posts.values()]
  await change(services, school, lead, demoAppointments(dice, posts, people.classes, firstDay))
  await change(services, school, lead, [eventsOf(file, moved, before)])
  const plan = file.activityPlan.map((own) => ({ ...own, date: moved(own.date) }))
  if (size.fiveColours) await addFiveColours(services, school, lead, people, plan, { today, firstDay })
  const logins = await giveLogins(services, school, people)
  const facts = await commitHistory(services, school, people, file, {
    today,
    weeks: size.weeks ?? 6,
    firstDay,
    ...(size.fiveColours ? { fiveColours: true } : {}),
  })
  if (size.fiveColours) {
    const view = new SchoolView(await readRecords(services.database.write, school))
    await pictureOfWork(services, school, view, today)
    const ofSecondClasses = await factsOf(services, school, people.classes)
    await change(services, school, lead, starsDecided(view, people.classes, ofSecondClasses, today))
  }
  return { school, people, facts, logins: [...firstLogins, ...logins] }
}

async function addFiveColours(
  services: Services,
  school: string,
  lead: string,
  people: DemoPeople,
  plan: readonly PlannedActivity[],
  { today, firstDay }: { today: LocalDate; firstDay: LocalDate },
): Promise<void> {
  const view = new SchoolView(await readRecords(services.database.write, school))
  const activities = demoActivities(plan, view, { today, teachers: people.teachers })
  const goals = goalsAndThanks(people, firstDay, addDays(today, 40))
  await change(services, school, lead, [...activities, ...goals])
  await change(services, school, lead, await campusMap(services, view, { school, by: lead, today }))
}

const firstLogins = [
  { role: '学校管理员（信息老师）', login: 'admin' },
  { role: '大队辅导员', login: 'lead' },
]

function newSchool(file: DemoFile, moved: (date: LocalDate) => LocalDate, schoolYear: number) {
  const { term, holidays, makeUpSchoolDays } = file.calendar
  return {
    school: {
      name: file.school.name,
      schoolingYears: 6 as const,
      zone,
      contactName: '周老师',
      contactPhone: '学校总机',
    },
    term: {
      name: term.name,
      schoolYear,
      half: 1 as const,
      firstDay: moved(term.firstDay),
      lastDay: moved(term.lastDay),
    },
    calendar: {
      holidays: holidays.map(({ id, name, from, to }) => ({ id, name, from: moved(from), to: moved(to) })),
      makeUpDays: makeUpSchoolDays.map(({ date, followsWeekday }) => ({ date: moved(date), followsWeekday })),
    },
    admin: { name: '林老师', login: 'admin', password: demoPassword },
    lead: { name: '周老师', login: 'lead', password: demoPassword },
  }
}

function eventsOf(file: DemoFile, moved: (date: LocalDate) => LocalDate, view: SchoolView): RecordChange {
  const own = must(view.all('calendar').get('calendar'), 'set-up writes the calendar')
  const { id: _id, ...body } = own
  const events = file.calendar.events.map(({ id, name, from, to, dutiesRun }) => ({
    id,
    name,
    from: moved(from),
    to: moved(to),
    dutiesRun,
  }))
  return { kind: 'calendar', id: 'calendar', version: 1, body: { ...body, events } }
}

async function change(
  services: Services,
  school: string,
  by: string,
  changes: readonly RecordChange[],
): Promise<void> {
  const context = {
    school,
    by,
    at: secondsNow(services),
    tag: Buffer.from(services.random(8)).toString('hex'),
  }
  const result = await inSchool(services.database, school, (tx) => changeRecords(tx, context, changes))
  if (!result.ok) throw new Error(`demo records: ${JSON.stringify(result.error)}`)
}

async function giveLogins(services: Services, school: string, people: DemoPeople) {
  const own = people.classes.find(({ grade, number }) => grade === 3 && number === 2) ?? people.classes[0]
  const logins = [
    { role: '班主任（三(2)班）', login: 'class', staff: own?.teacher ?? '' },
    { role: '值周教师', login: 'duty', staff: people.dutyTeacher },
    { role: '岗位指导老师', login: 'mentor', staff: people.mentor },
    { role: '任课教师', login: 'subject', staff: 'teacher-subject-3' },
  ]
  const passwordHash = await services.passwords.hash(demoPassword)
  const at = secondsNow(services)
  await inSchool(services.database, school, async (tx) => {
    for (const { staff, login } of logins)
      await insertAccount(tx, { school, staff, login, passwordHash, mustChange: false, at })
  })
  return logins.map(({ role, login }) => ({ role, login }))
}

type Weeks = { today: LocalDate; weeks: number; firstDay: LocalDate; fiveColours?: true }

async function commitHistory(
  services: Services,
  school: string,
  people: DemoPeople,
  file: DemoFile,
  { today, weeks, firstDay, fiveColours }: Weeks,
) {
  const view = new SchoolView(await readRecords(services.database.write, school))
  const history = new DemoHistory(makeDice(file.meta.randomSeed + 1), view, people.classes, file)
  const dice = makeDice(file.meta.randomSeed + 2)
  const start = addDays(today, -7 * weeks)
  const lives = fiveColours && [
    activityLife(dice, view, people.classes, today),
    postsLearnt(view, people.classes, start < firstDay ? firstDay : start),
  ]
  const life: DayLife | undefined = lives && ((day, write) => lives.forEach((one) => one(day, write)))
  let count = 0
  for (let day = start < firstDay ? firstDay : start; day <= today; day = addDays(day, 1)) {
    count += await commitDay(services, school, view, history.day(day, secondsNow(services), life))
  }
  if (fiveColours) {
    const facts = await factsOf(services, school, people.classes)
    const medals = medalsHandedOver(dice, view, people.classes, facts)
    count += await commitDay(services, school, view, history.only(today, secondsNow(services), medals))
  }
  return count
}

/** Of the classes whose medals are looked at. */
async function factsOf({ database }: Services, school: string, classes: DemoPeople['classes']) {
  const students = classes.filter(({ number }) => number === 2).flatMap((own) => own.students)
  const rows = await database.read
    .selectFrom('fact')
    .selectAll()
    .where('school', '=', school)
    .where('student', 'in', students)
    .orderBy('number')
    .execute()
  return rows.map(ledgerFactOf)
}

export async function commitDay(
  services: Services,
  school: string,
  view: SchoolView,
  { facts }: DemoDay,
): Promise<number> {
  if (facts.length === 0) return 0
  const at = facts.at(-1)?.at ?? secondsNow(services)
  const tag = Buffer.from(services.random(8)).toString('hex')
  await inSchool(services.database, school, (tx) =>
    inCommit(tx, school, at, tag, async (commit) => {
      const entries = facts.map(({ fact, at: known }) => {
        const stamp = stampFact(fact, { at: known, receivedAt: known }, view, view)
        return { fact, stamp, number: commit.next() } as LedgerFact & { number: number }
      })
      await insertFacts(
        tx,
        entries.map(({ fact, stamp, number }) => factRow(school, number, fact, stamp, at)),
      )
      await insertReceipts(
        tx,
        entries.map(({ fact, number }) => ({
          school,
          fact: fact.id,
          install: fact.install,
          seq: fact.seq,
          hash: contentHash(fact),
          verdict: 'accepted',
          number,
          code: null,
          detail: null,
          received_at: at,
        })),
      )
    }),
  )
  return facts.length
}

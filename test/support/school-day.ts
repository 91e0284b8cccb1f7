/** A small school on its feet: two classes, a tablet each, a class teacher, a lead; everyone on electronic record. */
import { changeRecords, type RecordChange } from '../../src/server/school/change-records.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { aSchool, type TestSchool } from './server.ts'
import { TestDevice } from './test-device.ts'
import { openSession } from '../../src/server/auth/sessions.ts'

export const monday = '2026-09-07'
/** 7:45 on that Monday: the morning window (7:30 to 8:00 on Mondays, ten minutes' grace) is open. */
const inTheMorning = Date.UTC(2026, 8, 6, 23, 35, 0)

export type SchoolOnItsFeet = TestSchool & {
  device(id: string): Promise<TestDevice>
  phone(staff: string): Promise<TestDevice>
  change(changes: readonly Omit<RecordChange, 'version'>[]): Promise<void>
}

const from = '2026-09-01'
const record = (kind: RecordChange['kind'], id: string, body: unknown) => ({ kind, id, body })

export const studentIds = Array.from({ length: 12 }, (_, index) => `child-${index + 1}`)

const child = (id: string, index: number, classId: string) =>
  record('student', id, {
    name: `孩子${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[index]}`,
    pinyin: ['hái', 'zi', ''],
    symbol: 'apple',
    memberships: [{ class: classId, seat: index + 1, from }],
    consent: 'electronic',
  })

const people = () => [
  record('class', 'class-32', { entryYear: 2024, number: 2 }),
  record('class', 'class-33', { entryYear: 2024, number: 3 }),
  ...studentIds.map((id, index) => child(id, index, 'class-32')),
  child('child-other', 12, 'class-33'),
  record('staff', 'teacher-li', { name: '李老师', active: true }),
  record('assignment', 'a-li', { staff: 'teacher-li', role: 'class-teacher', class: 'class-32', from }),
  record('staff', 'teacher-wu', { name: '吴老师', active: true }),
  record('assignment', 'a-wu', { staff: 'teacher-wu', role: 'subject-teacher', from }),
  record('device', 'tablet-32', {
    name: '三(2)班平板',
    use: 'class-tablet',
    class: 'class-32',
    state: 'active',
    stateSince: from,
  }),
  record('device', 'tablet-gate', {
    name: '校门平板',
    use: 'place-tablet',
    posts: ['post-gate-greeting'],
    state: 'active',
    stateSince: from,
  }),
  record('appointment', 'ap-1', {
    student: 'child-1',
    post: 'post-gate-greeting',
    windows: ['window-morning'],
    weekdays: [1, 2, 3, 4, 5],
    from,
  }),
]

export async function aSchoolOnItsFeet(wanted: Parameters<typeof aSchool>[0] = {}): Promise<SchoolOnItsFeet> {
  const school = await aSchool({ now: inTheMorning, ...wanted })
  const change = changer(school)
  await change(people())
  const at = async (kind: 'staff' | 'device', id: string) => {
    const browser = school.browser()
    const author = { kind, id }
    const { token } = await inSchool(school.services.database, school.school, (tx) =>
      openSession(school.services, tx, { school: school.school, author, label: 'test' }),
    )
    browser.cookies[`__Host-sz-${kind}`] = token
    return new TestDevice(school, browser, { kind, id }).start()
  }
  return { ...school, change, device: (id) => at('device', id), phone: (staff) => at('staff', staff) }
}

function changer({ services, school, ids, clock }: TestSchool): SchoolOnItsFeet['change'] {
  return async (changes) => {
    const { view: _view, rows } = await services.views.now(services.database.read, school)
    const versions = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row.version]))
    const whole = changes.map((one) => ({ ...one, version: versions.get(`${one.kind}/${one.id}`) ?? 0 }))
    const context = {
      school,
      by: ids.lead,
      at: Math.floor(clock.now / 1000),
      tag: crypto.randomUUID().slice(0, 16),
    }
    const result = await inSchool(services.database, school, (tx) => changeRecords(tx, context, whole))
    if (!result.ok) throw new Error(JSON.stringify(result.error))
  }
}

import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordBody, RecordKind } from '../../../src/domain/records/record.schema.ts'
import { changePolicy } from '../../../src/server/school/record-rights.ts'
import {
  aClass,
  aDevice,
  aSchool,
  aTeacher,
  type Answer,
  type Browser,
  type TestSchool,
  writeRecords,
} from '../../support/server.ts'

let school: TestSchool
beforeEach(async () => {
  school = await aSchool()
  await aClass(school, 2024, 2)
  await aClass(school, 2024, 3)
  await writeRecords(school, [
    { kind: 'student', id: 'zeng-le', version: 0, body: child('曾乐', 'class-2024-2') },
    { kind: 'student', id: 'shan-xiaoyu', version: 0, body: child('单小雨', 'class-2024-3') },
  ])
})

const child = (name: string, classId: string): RecordBody<'student'> => ({
  name,
  pinyin: [],
  symbol: '太阳',
  memberships: [{ class: classId, from: '2026-09-01' }],
  consent: 'pending',
})

const change = (
  browser: Browser,
  kind: string,
  id: string,
  version: number,
  body: unknown,
): Promise<Answer> => browser.send('POST', 'records', { changes: [{ kind, id, version, body }] })

/** The standing record, with `more` changed. */
async function edited(kind: RecordKind, id: string, more: object) {
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  const { id: _id, ...body } = view.all(kind).get(id) as { id: string }
  return { ...body, ...more }
}

const code = ({ status, body }: Answer) => (status === 200 ? 'ok' : body.error)

describe('who may change which record', () => {
  it('each kind, by each who may change anything at all, as the table says', async () => {
    const teacher = await aTeacher(school, 'banzhuren', { role: 'class-teacher', class: 'class-2024-2' })
    const device = await aDevice(school, { name: '平板', use: 'class-tablet', class: 'class-2024-2' })
    const samples: Partial<Record<RecordKind, [id: string, more: object]>> = {
      school: ['school', { contactPhone: '0519-1' }],
      term: ['term-2026-1', { name: '上学期' }],
      calendar: ['calendar', { events: [] }],
      rules: ['rules', { undoSeconds: 12 }],
      colour: ['red', { name: '红' }],
      class: ['class-2024-3', { number: 4 }],
      student: ['shan-xiaoyu', { name: '单晓雨' }],
      staff: [teacher.id, { name: '班主任' }],
      assignment: [`${teacher.id}-0`, { to: '2027-01-01' }],
      window: ['window-morning', { name: '早上' }],
      department: ['dept-etiquette', { name: '礼仪' }],
      post: ['post-gate-greeting', { name: '校门岗' }],
      place: ['place-library', { name: '图书室' }],
      preset: ['award-red-flag-raising', { label: '升旗' }],
      device: [device.id, { name: '新名字' }],
    }
    const browsers = { 'programme-lead': school.lead, 'school-admin': school.admin, 'class-teacher': teacher }
    for (const [kind, [id, more]] of Object.entries(samples) as Array<[RecordKind, [string, object]]>) {
      let version = 1
      for (const [role, browser] of Object.entries(browsers) as Array<[keyof typeof browsers, Browser]>) {
        const answer = await change(browser, kind, id, version, await edited(kind, id, more))
        const may = changePolicy[kind][role] === 'yes'
        expect([kind, role, code(answer)]).toEqual([kind, role, may ? 'ok' : 'forbidden-change'])
        if (may) version += 1
      }
    }
  })

  it('a class teacher sets consent and reading of the own children, and nothing else of them', async () => {
    const teacher = await aTeacher(school, 'banzhuren', { role: 'class-teacher', class: 'class-2024-2' })
    const own = (more: object) => edited('student', 'zeng-le', more)
    expect(
      code(
        await change(
          teacher,
          'student',
          'zeng-le',
          1,
          await own({ consent: 'electronic', pinyin: ['zēng', 'yuè'] }),
        ),
      ),
    ).toBe('ok')
    expect(code(await change(teacher, 'student', 'zeng-le', 2, await own({ name: '曾月' })))).toBe(
      'forbidden-change',
    )
    expect(code(await change(teacher, 'student', 'zeng-le', 2, null))).toBe('forbidden-change')
    expect(
      code(
        await change(
          teacher,
          'student',
          'shan-xiaoyu',
          1,
          await edited('student', 'shan-xiaoyu', { consent: 'paper' }),
        ),
      ),
    ).toBe('forbidden-change')
    expect(code(await change(teacher, 'student', 'new-child', 0, child('新', 'class-2024-2')))).toBe(
      'forbidden-change',
    )
  })

  it('and makes and replaces the cards of the own children', async () => {
    const teacher = await aTeacher(school, 'banzhuren', { role: 'class-teacher', class: 'class-2024-2' })
    const card = (student: string, code = '0123456789ABCDEF') => ({ student, code, issued: '2026-09-07' })
    expect(code(await change(teacher, 'card', 'card-1', 0, card('zeng-le')))).toBe('ok')
    expect(code(await change(teacher, 'card', 'card-2', 0, card('shan-xiaoyu', '0000000000000000')))).toBe(
      'forbidden-change',
    )
    expect(code(await change(teacher, 'card', 'card-1', 1, card('shan-xiaoyu')))).toBe('forbidden-change')
    expect(code(await change(teacher, 'card', 'card-3', 0, card('zeng-le')))).toBe('duplicate')
    expect(code(await change(teacher, 'card', 'card-1', 1, null))).toBe('ok')
  })

  it('nobody makes a device, or brings one back, but by pairing', async () => {
    const device = await aDevice(school, { name: '平板', use: 'class-tablet', class: 'class-2024-2' })
    await school.admin.send('POST', `devices/${device.id}/stolen`)
    const again = await edited('device', device.id, { state: 'active' })
    expect(code(await change(school.admin, 'device', device.id, 2, again))).toBe('state-elsewhere')
    expect(code(await change(school.admin, 'device', 'made-up', 0, again))).toBe('state-elsewhere')
    expect(code(await change(school.lead, 'device', device.id, 2, null))).toBe('not-removable')
  })

  it('the lead makes nobody school-admin, and ends none', async () => {
    const own = { staff: school.ids.lead, role: 'school-admin', from: '2026-09-01' }
    expect(code(await change(school.lead, 'assignment', 'mine', 0, own))).toBe('admin-only')
    expect(code(await change(school.lead, 'assignment', `${school.ids.admin}-admin`, 1, null))).toBe(
      'admin-only',
    )
    expect(
      code(await change(school.lead, 'staff', school.ids.admin, 1, { name: '林海涛', active: false })),
    ).toBe('admin-only')
  })

  it('the last school-admin stays', async () => {
    expect(code(await change(school.admin, 'assignment', `${school.ids.admin}-admin`, 1, null))).toBe(
      'last-admin',
    )
  })
})

describe('what holds whoever changes', () => {
  it('two people at one row: the second is told what stands, and nothing of the change is written', async () => {
    const body = await edited('preset', 'award-red-flag-raising', { label: '升旗' })
    expect(code(await change(school.lead, 'preset', 'award-red-flag-raising', 1, body))).toBe('ok')
    const late = await school.lead.send('POST', 'records', {
      changes: [
        { kind: 'class', id: 'class-2023-1', version: 0, body: { entryYear: 2023, number: 1 } },
        { kind: 'preset', id: 'award-red-flag-raising', version: 1, body },
      ],
    })
    expect([late.status, late.body]).toEqual([
      409,
      expect.objectContaining({ error: 'conflict', standing: 2 }),
    ])
    const { view } = await school.services.views.now(school.services.database.read, school.school)
    expect(view.classes.has('class-2023-1')).toBe(false)
  })

  it('one row twice in a request is a conflict, not a crash', async () => {
    const row = { kind: 'class', id: 'class-2023-1', version: 0, body: { entryYear: 2023, number: 1 } }
    expect(code(await school.lead.send('POST', 'records', { changes: [row, row] }))).toBe('conflict')
  })

  it('a past rule is not rewritten; a new one begins today', async () => {
    const points = (entries: object[]) => edited('post', 'post-gate-greeting', { points: entries })
    const first = { from: '2026-09-01', value: 1 }
    expect(
      code(
        await change(
          school.lead,
          'post',
          'post-gate-greeting',
          1,
          await points([{ from: '2026-09-01', value: 2 }]),
        ),
      ),
    ).toBe('past-rule')
    expect(
      code(
        await change(
          school.lead,
          'post',
          'post-gate-greeting',
          1,
          await points([first, { from: '2026-09-02', value: 2 }]),
        ),
      ),
    ).toBe('past-rule')
    expect(
      code(
        await change(
          school.lead,
          'post',
          'post-gate-greeting',
          1,
          await points([first, { from: '2026-09-07', value: 2 }]),
        ),
      ),
    ).toBe('ok')
    expect(
      code(
        await change(
          school.lead,
          'post',
          'post-gate-greeting',
          2,
          await points([first, { from: '2026-09-07', value: 3 }]),
        ),
      ),
    ).toBe('ok')
  })

  it('a class is there once, and does not go while somebody is in it', async () => {
    expect(code(await change(school.lead, 'class', 'other-id', 0, { entryYear: 2024, number: 2 }))).toBe(
      'duplicate',
    )
    expect(code(await change(school.lead, 'class', 'class-2024-2', 1, null))).toBe('still-used')
    await aClass(school, 2024, 9)
    expect(code(await change(school.lead, 'class', 'class-2024-9', 1, null))).toBe('ok')
  })

  it.each([
    ['an unknown kind', { kind: 'secret', id: 'x', version: 0, body: {} }, 'bad-request'],
    [
      'an unknown field of the change',
      { kind: 'class', id: 'x', version: 0, body: {}, by: 'me' },
      'bad-request',
    ],
    [
      'an unknown field of the body',
      { kind: 'class', id: 'x', version: 0, body: { entryYear: 2024, number: 7, idNumber: '1' } },
      'malformed',
    ],
    [
      'a number as text',
      { kind: 'class', id: 'x', version: 0, body: { entryYear: '2024', number: 7 } },
      'malformed',
    ],
    [
      'control characters in a name',
      { kind: 'staff', id: 'x', version: 0, body: { name: 'a\u0000b', active: true } },
      'malformed',
    ],
    [
      'a pointer into nothing',
      {
        kind: 'assignment',
        id: 'x',
        version: 0,
        body: { staff: 'nobody', role: 'principal', from: '2026-09-01' },
      },
      'broken-reference',
    ],
    [
      'a date that is none',
      {
        kind: 'term',
        id: 'x',
        version: 0,
        body: { name: 'x', schoolYear: 2026, firstDay: '2026-13-01', lastDay: '2026-12-01' },
      },
      'malformed',
    ],
    ['a held fact', { kind: 'held', id: 'x', version: 0, body: {} }, 'forbidden-change'],
  ])('refuses %s', async (_name, one, expected) => {
    expect(code(await school.admin.send('POST', 'records', { changes: [one] }))).toBe(expected)
  })

  it('tells who listens that something was committed', async () => {
    const heard: unknown[] = []
    school.services.commits.onCommit((...notice) => heard.push(notice))
    const answer = await change(school.lead, 'class', 'class-2023-1', 0, { entryYear: 2023, number: 1 })
    expect(answer.body.records).toMatchObject([{ kind: 'class', id: 'class-2023-1', version: 1 }])
    expect(heard).toEqual([[school.school]])
  })
})

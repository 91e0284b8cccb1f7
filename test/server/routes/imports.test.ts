import { describe, expect, it } from 'vitest'
import {
  aSchool,
  type Answer,
  type Browser,
  goodPassword,
  logInAs,
  type TestSchool,
  writeRecords,
} from '../../support/server.ts'

const header = '班级,姓名,性别,座号,学号,身份证件号'
const line = (className: string, name: string, seat: number, no: string) =>
  `${className},${name},女,${seat},${no},11010120150307${String(1000 + seat)}`

const names = ['曾乐', '单小雨', '仇明', '解安', '盖一帆']
const roster = (...rows: string[]) => [header, ...rows].join('\n')
const classOf = (className: string, start = 0) =>
  names.map((name, index) => line(className, name, index + 1, `2024${start + index + 1}`))

async function read(browser: Browser, text: string, name = '花名册.csv', kind = 'students'): Promise<Answer> {
  const path = `imports/read?kind=${kind}&name=${encodeURIComponent(name)}`
  return browser.send('POST', path, Buffer.from(`\ufeff${text}`), {
    headers: { 'content-type': 'application/octet-stream' },
  })
}

async function importList(
  browser: Browser,
  text: string,
  more: Record<string, unknown> = {},
  kind = 'students',
) {
  const { status, body } = await read(browser, text, '花名册.csv', kind)
  expect(status, JSON.stringify(body)).toBe(200)
  const { rows, fileName, roster } = body
  return browser.send('POST', 'imports/apply', { kind, rows, fileName, roster, ...more })
}

const viewOf = async ({ services, school }: TestSchool) =>
  (await services.views.now(services.database.read, school)).view
const named = async (school: TestSchool, name: string) =>
  [...(await viewOf(school)).students.values()].find((student) => student.name === name)

describe('importing a roster', () => {
  it('shows the change first and writes nothing', async () => {
    const school = await aSchool()
    const { body } = await read(school.lead, roster(...classOf('三(2)班')))
    expect(body.proposal.added).toHaveLength(5)
    expect(body.proposal.newClasses).toEqual([{ entryYear: 2024, number: 2 }])
    expect(body.droppedColumns).toMatchObject([{ name: '身份证件号', why: 'identity' }])
    expect(JSON.stringify(body)).not.toContain('1101012015')
    expect((await viewOf(school)).students.size).toBe(0)
  })

  it('makes the missing class and the children, with reading, picture and open consent', async () => {
    const school = await aSchool()
    const applied = await importList(school.lead, roster(...classOf('三(2)班')))
    expect(applied.status, JSON.stringify(applied.body)).toBe(201)
    expect(applied.body.written).toEqual({ class: 1, student: 5 })
    const view = await viewOf(school)
    expect((await named(school, '曾乐'))?.pinyin).toEqual(['zēng', 'lè'])
    expect((await named(school, '单小雨'))?.pinyin[0]).toBe('shàn')
    const children = [...view.students.values()]
    expect(new Set(children.map(({ symbol }) => symbol)).size).toBe(5)
    expect(children.every(({ consent }) => consent === 'pending')).toBe(true)
    expect(children.every(({ memberships }) => memberships[0]?.from === '2026-09-01')).toBe(true)
    expect(applied.body.students.sort()).toEqual(children.map(({ id }) => id).sort())
  })

  it('changes nothing when the same file comes twice', async () => {
    const school = await aSchool()
    await importList(school.lead, roster(...classOf('三(2)班')))
    const again = await importList(school.lead, roster(...classOf('三(2)班')))
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({ import: null, written: {} })
    expect((await school.lead.send('GET', 'imports')).body.imports).toHaveLength(1)
  })

  it('is refused when the roster has moved on since it was shown', async () => {
    const school = await aSchool()
    const { body } = await read(school.lead, roster(...classOf('三(2)班')))
    const { rows, fileName, roster: shown } = body
    expect((await importList(school.lead, roster(...classOf('三(3)班', 10)))).status).toBe(201)
    const late = await school.lead.send('POST', 'imports/apply', {
      kind: 'students',
      rows,
      fileName,
      roster: shown,
    })
    expect([late.status, late.body.error]).toEqual([409, 'roster-changed'])
    const looked = await school.lead.send('POST', 'imports/propose', { kind: 'students', rows, fileName })
    expect(looked.body.roster).toBe(late.body.roster)
  })

  it('does not believe a cell that claims to have been read', async () => {
    const school = await aSchool()
    const { body } = await read(school.lead, roster(...classOf('三(2)班')))
    const forged = (change: object) => [{ ...body.rows[0], ...change }, ...body.rows.slice(1)]
    for (const change of [
      { studentNo: { ok: true, value: '110101201503071234' } },
      { name: { ok: true, value: '<b>曾乐</b>' } },
      { seat: { ok: true, value: 100 } },
      { idNumber: '110101201503071234' },
      { class: { ok: true, value: { entryYear: 2024, number: 99 } } },
    ]) {
      const answer = await school.lead.send('POST', 'imports/apply', {
        kind: 'students',
        rows: forged(change),
        fileName: 'x',
        roster: body.roster,
      })
      expect([answer.status, change], JSON.stringify(answer.body)).toEqual([400, change])
    }
    expect((await viewOf(school)).students.size).toBe(0)
  })

  it('is undone with one action; what was changed since stays', async () => {
    const school = await aSchool()
    const { body } = await importList(school.lead, roster(...classOf('三(2)班')))
    const child = await named(school, '解安')
    const { id, ...own } = child as NonNullable<typeof child>
    await school.lead.send('POST', 'records', {
      changes: [{ kind: 'student', id, version: 1, body: { ...own, name: '解平安' } }],
    })
    const undone = await school.lead.send('POST', `imports/${body.import}/undo`)
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    const view = await viewOf(school)
    expect([...view.students.values()].map(({ name }) => name)).toEqual(['解平安'])
    expect(view.classOn(id, '2026-09-07')).toBeUndefined()
    const again = await school.lead.send('POST', `imports/${body.import}/undo`)
    expect([again.status, again.body.error]).toEqual([409, 'already-undone'])
  })

  it('takes the empty class away again too', async () => {
    const school = await aSchool()
    const { body } = await importList(school.lead, roster(...classOf('三(2)班')))
    await school.lead.send('POST', `imports/${body.import}/undo`)
    expect((await viewOf(school)).classes.size).toBe(0)
  })

  it('moves a child to the other class when a person says so, and back on undo', async () => {
    const school = await aSchool()
    await importList(
      school.lead,
      roster(
        ...classOf('三(2)班'),
        ...['甲一', '甲二', '甲三', '甲四', '甲五'].map((name, index) =>
          line('三(1)班', name, index + 1, `99${index}`),
        ),
      ),
    )
    school.clock.advance(86_400 * 7)
    const moved = roster(...classOf('三(2)班').slice(1), line('三(1)班', '曾乐', 9, '20241'))
    const applied = await importList(school.lead, moved)
    expect(applied.status, JSON.stringify(applied.body)).toBe(201)
    const child = await named(school, '曾乐')
    expect(child?.memberships).toEqual([
      { class: 'class-2024-2', seat: 1, from: '2026-09-01', to: '2026-09-13' },
      { class: 'class-2024-1', seat: 9, from: '2026-09-14' },
    ])
    await school.lead.send('POST', `imports/${applied.body.import}/undo`)
    expect((await named(school, '曾乐'))?.memberships).toEqual([
      { class: 'class-2024-2', seat: 1, from: '2026-09-01' },
    ])
  })

  it('refuses what is no roster, with the reason', async () => {
    const school = await aSchool()
    const web = await read(school.lead, '<html><body>登录</body></html>', 'x.xls')
    expect([web.status, web.body.error]).toEqual([422, 'unreadable-file'])
    const empty = await read(school.lead, '甲,乙\n1,2')
    expect(empty.body).toMatchObject({ error: 'unreadable-file', reason: 'no-header-row' })
    const big = await school.lead.send(
      'POST',
      'imports/read?kind=students&name=x.csv',
      Buffer.alloc(2_000_001),
      { headers: { 'content-type': 'application/octet-stream' } },
    )
    expect([big.status, big.body.error]).toEqual([413, 'too-large'])
  })

  it('takes bytes on no other route', async () => {
    const school = await aSchool()
    const answer = await school.lead.send('POST', 'records', Buffer.from('{}'), {
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect([answer.status, answer.body.error]).toEqual([415, 'json-only'])
  })
})

describe('importing staff and appointments', () => {
  const staff = '姓名,职务,任教班级\n王芳,班主任,三(2)班\n李强,语文老师,三(2)班\n'

  it('makes people with assignments, whose accounts are made next', async () => {
    const school = await aSchool()
    await importList(school.lead, roster(...classOf('三(2)班')))
    const applied = await importList(school.lead, staff, {}, 'staff')
    expect(applied.status, JSON.stringify(applied.body)).toBe(201)
    expect(applied.body.staff).toHaveLength(2)
    const accounts = await school.lead.send('POST', 'accounts', { staff: applied.body.staff })
    expect(accounts.body.accounts.map(({ login }: { login: string }) => login)).toEqual([
      'wangfang',
      'liqiang',
    ])
    expect((await importList(school.lead, staff, {}, 'staff')).body.import).toBeNull()
  })

  it('lets nobody become school-admin by a list of the lead', async () => {
    const school = await aSchool()
    const list = '姓名,职务\n王芳,系统管理员\n'
    expect((await importList(school.lead, list, {}, 'staff')).body.error).toBe('admin-only')
    expect((await importList(school.admin, list, {}, 'staff')).status).toBe(201)
  })

  it("lets the lead take back no list of a school-admin's that made one", async () => {
    const school = await aSchool()
    const list = '姓名,职务\n王芳,系统管理员\n'
    const applied = await importList(school.admin, list, {}, 'staff')
    const path = `imports/${applied.body.import}/undo`
    const refused = await school.lead.send('POST', path)
    expect([refused.status, refused.body.error]).toEqual([403, 'admin-only'])
    const view = await viewOf(school)
    const made = [...view.staff.values()].find(({ name }) => name === '王芳')
    expect(view.rolesOf(made?.id ?? '', '2026-09-07')).toContain('school-admin')
    expect((await school.admin.send('POST', path)).status).toBe(200)
  })

  it('takes back no list without which nobody would look after the accounts', async () => {
    const school = await aSchool()
    const applied = await importList(school.admin, '姓名,职务\n王芳,系统管理员\n', {}, 'staff')
    const { body } = await school.admin.send('POST', 'accounts', { staff: applied.body.staff })
    const [{ login, password }] = body.accounts
    const admin = await logInAs(school, login, password)
    await admin.send('POST', 'session/password', { current: password, next: goodPassword })
    const old = (await viewOf(school)).assignments.find(({ staff: of }) => of === school.ids.admin)
    await writeRecords(school, [{ kind: 'assignment', id: old?.id ?? '', version: 1, body: null }])
    const refused = await admin.send('POST', `imports/${applied.body.import}/undo`)
    expect([refused.status, refused.body.error]).toEqual([409, 'last-admin'])
  })

  it('lets the school-admin take back no list of appointments, which is the lead’s', async () => {
    const school = await aSchool()
    await importList(school.lead, roster(...classOf('三(2)班')))
    const text = '三(2)班\t曾乐\t校门礼仪岗\t周一、周三\t晨间'
    const { body } = await school.lead.send('POST', 'imports/paste', { text })
    const { rows, fileName, roster: shown } = body
    const apply = { kind: 'appointments', rows, fileName, roster: shown }
    const applied = await school.lead.send('POST', 'imports/apply', apply)
    const path = `imports/${applied.body.import}/undo`
    expect((await school.admin.send('POST', path)).body.error).toBe('forbidden-change')
    expect((await school.lead.send('POST', path)).status).toBe(200)
  })

  it('on undo, people leave and cannot log in; on the list again they can', async () => {
    const school = await aSchool()
    await importList(school.lead, roster(...classOf('三(2)班')))
    const applied = await importList(school.lead, staff, {}, 'staff')
    const { body } = await school.lead.send('POST', 'accounts', { staff: applied.body.staff })
    const [{ login, password }] = body.accounts
    expect((await school.send('POST', 'session', { login, password })).status).toBe(200)
    expect((await school.lead.send('POST', `imports/${applied.body.import}/undo`)).status).toBe(200)
    expect((await school.send('POST', 'session', { login, password })).body.error).toBe('account-disabled')
    expect((await importList(school.lead, staff, {}, 'staff')).status).toBe(201)
    expect((await school.send('POST', 'session', { login, password })).status).toBe(200)
  })

  it('appoints children from a pasted list', async () => {
    const school = await aSchool()
    await importList(school.lead, roster(...classOf('三(2)班')))
    const text = '三(2)班\t曾乐\t校门礼仪岗\t周一、周三\t晨间\n三(2)班\t单小雨\t校门礼仪岗\t周二\t晨间'
    const { body } = await school.lead.send('POST', 'imports/paste', { text })
    expect(body.proposal.added, JSON.stringify(body)).toHaveLength(2)
    const { rows, fileName, roster: shown } = body
    const apply = { kind: 'appointments', rows, fileName, roster: shown }
    expect((await school.admin.send('POST', 'imports/apply', apply)).body.error).toBe('forbidden-change')
    expect((await school.lead.send('POST', 'imports/apply', apply)).body.written).toEqual({ appointment: 2 })
    const view = await viewOf(school)
    const child = await named(school, '曾乐')
    expect(view.isDue(child?.id ?? '', 'post-gate-greeting', 'window-morning', '2026-09-09')).toBe(true)
  })
})

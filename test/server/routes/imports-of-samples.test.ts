/** The four lists as schools keep them, through the real routes, one after the other. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aSchool, type Browser } from '../../support/server.ts'

const sample = (name: string) => readFileSync(new URL(`../../support/samples/${name}`, import.meta.url))
const expected = JSON.parse(sample('expected.json').toString()) as {
  pupils: number
  classes: number
  teachers: number
}

async function read(browser: Browser, name: string, kind = 'students') {
  const path = `imports/read?kind=${kind}&name=${encodeURIComponent(name)}`
  const answer = await browser.send('POST', path, sample(name), {
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(answer.status, JSON.stringify(answer.body).slice(0, 500)).toBe(200)
  return answer.body
}

async function apply(
  browser: Browser,
  { kind, rows, fileName, roster }: Record<string, unknown>,
  decisions?: object,
) {
  const answer = await browser.send('POST', 'imports/apply', {
    kind,
    rows,
    fileName,
    roster,
    ...(decisions ? { decisions } : {}),
  })
  expect(answer.status, JSON.stringify(answer.body).slice(0, 500)).toBe(201)
  return answer.body
}

describe('the lists of a school', () => {
  it('花名册 and 教师名单 in, the same again changes nothing, taken back leaves nothing', async () => {
    const school = await aSchool()
    const roster = await read(school.lead, '花名册.xlsx')
    const applied = await apply(school.lead, roster)
    expect(applied.written).toMatchObject({ class: expected.classes })
    const view = async () =>
      (await school.services.views.now(school.services.database.read, school.school)).view
    expect((await view()).classes.size).toBe(expected.classes)
    expect((await view()).students.size).toBe(expected.pupils - roster.proposal.toDecide.length)
    const again = await read(school.lead, '花名册.xlsx')
    expect(again.proposal).toMatchObject({ added: [], changed: [], gone: [] })

    const staff = await read(school.admin, '教师名单.xlsx', 'staff')
    const people = await apply(school.admin, staff)
    expect(people.staff).toHaveLength(
      expected.teachers - staff.proposal.toDecide.length - staff.proposal.changed.length,
    )

    await school.lead.send('POST', `imports/${applied.import}/undo`)
    const left = await view()
    expect([...left.students.values()].filter(({ id }) => left.classOn(id, '2026-09-08'))).toEqual([])
  }, 60_000)
})

import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { logInAs } from '../../support/server.ts'
import { anOfficeSchool, openOffice, standingRow } from '../office/office-school.ts'
import { anEmptySchool, childrenByClass, chooseFile, csv, sample, viewOf } from './an-office.ts'

const aWhile = 180_000
const expected = JSON.parse(readFileSync(sample('expected.json'), 'utf8')) as {
  pupils: number
  teachers: number
  perClass: Record<string, number>
  thirdGradeTwo: Array<{ seat: number; name: string; sex: string; no: string }>
}
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, aWhile)
afterAll(() => browser.close())

/** 新增, 变动, 不在名单里, 需处理. */
const numbers = async (page: Page) => (await page.locator('.stats b').allInnerTexts()).map(Number)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const apply = async (page: Page) => {
  await press(page, /^应用 \d+ 项/)
  await page.waitForSelector('.apply-step')
}

test(
  'the lists of a real school go in, say nothing new the second time, and one of them is undone',
  async () => {
    const school = await anEmptySchool()
    const page = await openOffice(browser, school, '/office/import')
    await chooseFile(page, sample('花名册.xlsx'))
    expect(await numbers(page)).toEqual([expected.pupils, 0, 0, 0])
    await page.getByRole('radio', { name: '按班' }).click()
    const bars = await page.locator('.count-bars li').allInnerTexts()
    expect(
      Object.fromEntries(
        bars.map((bar) => bar.split(/\s+/)).map(([name, count]) => [`${name}班`, Number(count)]),
      ),
    ).toEqual(expected.perClass)
    await apply(page)
    expect(await childrenByClass(school)).toEqual(expected.perClass)
    await page.getByRole('heading', { name: '下一步：告知与护照' }).waitFor({ timeout: 60_000 })
    expect(await page.getByText(/^新同学 \d+ 人$/).count()).toBe(24)

    for (const [file, rows] of [
      ['学籍导出.xls', expected.pupils],
      ['三2班-手工.csv', 45],
    ] as const) {
      await page.goto(`${school.address}/office/import`)
      await chooseFile(page, sample(file))
      expect([file, ...(await numbers(page))]).toEqual([file, 0, 0, 0, 0])
      expect(await page.locator('.lines b').last().innerText()).toBe(String(rows))
      expect(await page.getByRole('button', { name: /^应用/ }).isDisabled()).toBe(true)
      if (file === '学籍导出.xls') await page.getByText('身份证件类型、身份证件号、学籍号 已忽略').waitFor()
    }

    await page.goto(`${school.address}/office/import`)
    await press(page, '撤销导入“花名册.xlsx”')
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('已撤销').first().waitFor()
    expect(await childrenByClass(school)).toEqual({})
    await page.context().close()
  },
  aWhile,
)

test(
  'each of the other two lists makes the same class by itself',
  async () => {
    const school = await anEmptySchool()
    const page = await openOffice(browser, school, '/office/import')
    await chooseFile(page, sample('三2班-手工.csv'))
    await apply(page)
    const view = await viewOf(school)
    const children = view.studentsOfClass([...view.classes.keys()][0] ?? '', '2026-09-07')
    expect(
      children.map(({ id, name, sex, studentNo }) => ({
        seat: view.membershipOn(id, '2026-09-07')?.seat,
        name,
        sex,
        no: studentNo,
      })),
    ).toEqual(expected.thirdGradeTwo)

    await page.goto(`${school.address}/office/import`)
    await chooseFile(page, sample('学籍导出.xls'))
    expect(await numbers(page)).toEqual([expected.pupils - 45, 0, 0, 0])
    await apply(page)
    expect(await childrenByClass(school)).toEqual(expected.perClass)
    await page.context().close()
  },
  aWhile,
)

test(
  'a list of staff makes accounts, whose first passwords are shown once and asked about before they are lost',
  async () => {
    const school = await anEmptySchool()
    const page = await openOffice(browser, school, '/office/import', { login: 'linhaitao' })
    await page.getByRole('radio', { name: '教职工' }).click()
    await chooseFile(page, sample('教师名单.xlsx'))
    expect(await numbers(page)).toEqual([expected.teachers, 0, 0, 0])
    await apply(page)
    await page.getByRole('heading', { name: '首次密码' }).waitFor({ timeout: 60_000 })
    const rows = page.locator('.data-table tbody tr')
    expect(await rows.count()).toBe(expected.teachers)
    const [, login = '', password = ''] = await rows.first().locator('td').allInnerTexts()
    const teacher = await logInAs(school, login, password)
    expect((await teacher.send('GET', 'session')).body.staff.mustChange).toBe(true)

    await page.getByRole('link', { name: '教职工' }).click()
    await page.getByText('首次密码不会再显示').waitFor()
    await press(page, '取消')
    await press(page, '收好了')
    await press(page, '离开')
    await page.waitForSelector('.drop-zone')
    expect(await page.getByText(password).count()).toBe(0)
    await page.context().close()
  },
  aWhile,
)

test(
  'what the list leaves open is decided row by row, and a change by somebody else is looked at again',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, '/office/import')
    const view = await viewOf(school)
    const [one, two, three] = view.studentsOfClass('class-2024-2', '2026-09-07')
    const row = (seat: number, name: string, studentNo = '', className = '三(2)班') => [
      className,
      String(seat),
      name,
      studentNo,
    ]
    await chooseFile(
      page,
      csv(
        '三2.csv',
        ['班级', '座号', '姓名', '学号'],
        row(1, one?.name ?? ''),
        row(40, two?.name ?? ''),
        row(3, `${three?.name.slice(0, 1)}?`),
        row(41, '新同学', '', '三(9)班'),
      ),
    )
    expect(await numbers(page)).toEqual([0, 0, 10, 3])
    await press(page, '是同一人')
    await page.getByPlaceholder('补一个字').fill('珩')
    await page.getByPlaceholder('补一个字').press('Enter')
    await page.getByRole('combobox', { name: '选班级' }).selectOption('三(2)班')
    // The completed name sits on somebody's seat: the next question about the same row.
    await expect.poll(() => numbers(page)).toEqual([1, 1, 10, 1])
    await press(page, '先不填座号')
    await expect.poll(() => numbers(page)).toEqual([2, 1, 10, 0])
    expect(await page.getByRole('heading', { name: '都处理好了' }).count()).toBe(1)

    const standing = await standingRow(school, 'student', three?.id ?? '')
    const theirs = {
      kind: 'student',
      id: standing.id,
      version: standing.version,
      body: { ...standing.body, sex: '女' },
    }
    await school.lead.send('POST', 'records', { changes: [theirs] })
    await press(page, /^应用 3 项/)
    await page.getByText('名单刚刚有变化').waitFor()
    await apply(page)
    const after = await viewOf(school)
    expect(after.membershipOn(two?.id ?? '', '2026-09-07')?.seat).toBe(40)
    expect(
      [...after.students.values()].filter(({ name }) => name === '新同学' || name.endsWith('珩')),
    ).toHaveLength(2)
    expect(after.leftOn(three?.id ?? '', '2026-09-08')).toBeUndefined()
    await page.context().close()
  },
  aWhile,
)

test(
  'a file that cannot be read is explained, and without a network the chosen file waits',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, '/office/import')
    await chooseFile(page, {
      name: '花名册.docx',
      mimeType: 'application/zip',
      buffer: Buffer.from('PK\u0003\u0004'),
    })
    await page.getByText('花名册.docx：不是能读的格式').waitFor()
    await chooseFile(page, csv('没有表头.csv', ['三(2)班', '曾乐']))
    await page.getByText('没有表头.csv：没有找到表头').waitFor()
    await chooseFile(page, { name: '大.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_100_000, 'a') })
    await page.getByText('大.csv：文件超过 2 MB').waitFor()

    // Looked at before: its part of the app is here.
    await page.getByRole('link', { name: '告知与护照' }).click()
    await page.getByRole('heading', { level: 1, name: '告知与护照' }).waitFor()
    await page.getByRole('link', { name: '导入花名册' }).click()
    await page
      .getByLabel('从表格里复制，粘贴在这里')
      .or(page.locator('input[type=file]'))
      .first()
      .waitFor({ state: 'attached' })
    await page.context().setOffline(true)
    await chooseFile(page, csv('三2.csv', ['班级', '姓名'], ['三(2)班', '新同学']))
    await page.getByText('“三2.csv”还在这里，没有上传。').waitFor()
    await page.getByRole('link', { name: '告知与护照' }).click()
    await page.getByRole('heading', { level: 1, name: '告知与护照' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('link', { name: '导入花名册' }).click()
    await press(page, '再读一次')
    await page.waitForSelector('.afterwards')
    expect((await numbers(page))[0]).toBe(1)
    await page.context().close()
  },
  aWhile,
)

test(
  'appointments are pasted, looked at and applied from today on',
  async () => {
    const school = await anOfficeSchool()
    const page = await openOffice(browser, school, '/office/import')
    const view = await viewOf(school)
    const [, second] = view.studentsOfClass('class-2024-2', '2026-09-07')
    const post = [...view.posts.values()].find(({ eligibleGrades }) => eligibleGrades.includes(3))
    await page.getByRole('radio', { name: '岗位聘任' }).click()
    await page
      .getByLabel('从表格里复制，粘贴在这里')
      .fill(`三(2)班\t${second?.name}\t${post?.name}\n三(2)班\t没有这人\t${post?.name}`)
    await press(page, '读粘贴的内容')
    await page.waitForSelector('.afterwards')
    expect(await numbers(page)).toEqual([1, 0, 0, 1])
    await apply(page)
    const { appointments } = await viewOf(school)
    expect(
      appointments.filter(({ student, post: own }) => student === second?.id && own === post?.id),
    ).toHaveLength(1)
    await page.context().close()
  },
  aWhile,
)

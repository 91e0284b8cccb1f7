/**
 * What hangs in the hall and in the classrooms, as the school has decided it: garden, thanks and goals on or off, at
 * every size such a screen has, and nothing of a class in which one could guess who is meant.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { axeFinds } from '../support/axe.ts'
import { atRest, cutOff, hall, openBoard, type Opening } from '../support/board-journey.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { type HttpOffice, openOffice } from '../support/http-office.ts'
import { keepPicture } from '../support/keep-picture.ts'

const aWhile = 240_000
const readingTime = 15_000
/** Across, in 4K, upright. */
const sizes = [hall, { width: 3840, height: 2160 }, { width: 1080, height: 1920 }]
let browser: Browser
let server: DemoServer
let office: HttpOffice
beforeAll(async () => {
  browser = await openBrowser()
  server = await startDemoServer('2026-11-18T15:58', 0, { classesPerGrade: 8, weeks: 1 })
  office = await openOffice(server.address, 'lead', server.password)
  await write('class', 'class-small', { entryYear: 2024, number: 9 })
  for (const seat of [1, 2, 3]) await write('student', `small-${seat}`, childOfSmallClass(seat))
  await write('goal', 'goal-together', {
    ...{ class: 'class-2024-2', name: '绿色环保', colour: 'green', points: 600 },
    ...{ from: '2026-11-02', to: '2026-11-30' },
  })
}, aWhile)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const childOfSmallClass = (seat: number) => ({
  ...{ name: `孩子${seat}`, pinyin: ['hái', 'zi', '1'], symbol: 'apple', consent: 'electronic' },
  memberships: [{ class: 'class-small', seat, from: '2026-09-01' }],
})

const versions = new Map<string, number>()
async function write(kind: string, id: string, body: object): Promise<void> {
  const key = `${kind} ${id}`
  const version = versions.get(key) ?? 0
  await office.call('POST', 'records', { changes: [{ kind, id, version, body }] })
  versions.set(key, version + 1)
}
const decide = (shown: { garden: boolean; goals: boolean; thanks: string[] }) =>
  write('board-setting', 'board', { ...shown, notices: true })
const everything = { garden: true, goals: true, thanks: ['谢谢每天把图书送回家的同学', '谢谢给同桌讲题的你'] }
const nothing = { garden: false, goals: false, thanks: [] }

const open = (device: object, opening: Opening = {}) => openBoard(browser, server, office, device, opening)
const garden = (board: Page) => board.getByRole('heading', { name: '班级花园' })
const goal = (board: Page) => board.getByRole('heading', { name: /绿色环保 600/ })

async function looksRight(board: Page, name: string): Promise<void> {
  await atRest(board)
  await keepPicture(board, `board-${name}`)
  expect(await cutOff(board), name).toEqual([])
  expect(await axeFinds(board), name).toEqual([])
}

test(
  'garden and thanks come to the hall when the lead switches them on, fit every screen, and go again',
  async () => {
    await decide(nothing)
    const board = await open({}, { fakeClock: true })
    expect(await garden(board).count()).toBe(0)
    await decide(everything)
    await garden(board).waitFor({ timeout: 20_000 })
    for (const size of sizes) {
      await board.setViewportSize(size)
      await looksRight(board, `garden-${size.width}`)
    }
    await board.clock.runFor(readingTime)
    await board.getByText(everything.thanks[0] ?? '').waitFor({ timeout: 20_000 })
    await looksRight(board, 'thanks')
    await decide(nothing)
    await board.getByText('今天看到的一件好事').waitFor({ timeout: 20_000 })
  },
  aWhile,
)

test(
  'a classroom shows the own class and what it wants to reach together, as long as the school wants that',
  async () => {
    await decide(everything)
    const board = await open({ class: 'class-2024-2' }, { size: { width: 1280, height: 800 } })
    expect(await board.getByRole('heading', { name: '三(2)班的花' }).count()).toBe(1)
    await goal(board).waitFor({ timeout: 20_000 })
    expect(await garden(board).count()).toBe(0)
    await looksRight(board, 'class-1280')
    await decide(nothing)
    await goal(board).waitFor({ state: 'detached', timeout: 20_000 })
    await looksRight(board, 'class-1280-without-goal')
  },
  aWhile,
)

test(
  'a class of three has no flower in the garden, takes a neighbour along, and no number in its own room',
  async () => {
    await decide(everything)
    const board = await open({})
    await garden(board).waitFor({ timeout: 20_000 })
    const plots = await board.locator('.turn li').allInnerTexts()
    expect(plots).not.toContain('三(9)')
    // All but one of 48: with every other class there, what is missing could be worked out.
    expect(plots).toHaveLength(47)

    const own = await open({ class: 'class-small' }, { size: { width: 1280, height: 800 } })
    expect(await own.locator('.bloom .sum').count()).toBe(0)
    expect(await own.locator('.bloom').innerText()).not.toMatch(/\d/)
    await looksRight(own, 'class-of-three')
  },
  aWhile,
)

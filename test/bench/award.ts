/**
 * A teacher awards a class of 42 on the phone, in real Chromium with the CPU throttled 4×, without a network, a term
 * stored:
 *   durable   from the tap on the preset until the strict transaction that holds all 42 facts has committed, noted
 *             where the browser says so
 *   said      until 已给 42 人各加 1 分 stands on the screen
 * Beside it, in the same page and at the same throttle, 42 rows of the same size by Dexie's bulkAdd.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { logIn, openAt } from '../support/at-the-screens.ts'
import { Profile, slowDown } from '../support/browser.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openOffice } from '../support/http-office.ts'
import { type Bench, type Figure, median, quantile } from './bench.ts'

const throttle = 4
const children = 42
const classId = 'class-2024-2'

export const awardBench: Bench = {
  name: 'award',
  title: `${children} children awarded at once on a phone, Chromium, CPU ${throttle}× slower`,
  run: ({ quick }) => benchAward(quick ? 8 : 25),
}

async function benchAward(rounds: number): Promise<Figure[]> {
  const server = await startDemoServer('2026-11-18T11:48', 0, { classesPerGrade: 2, weeks: 11 })
  const phone = new Profile('phone')
  try {
    await fillTheClass(server)
    const page = await phone.start()
    await phone.context.addInitScript(noteCommits)
    await logIn(page, server, 'class')
    await openAt(page, `${server.address}/teacher/class`)
    await phone.offline(true)
    await slowDown(page, throttle)
    const awards = await measureAwards(page, rounds)
    const plain = await plainBulkAdds(page, rounds)
    return figures(awards, plain)
  } finally {
    await phone.close()
    await server.stop()
  }
}

function figures(awards: readonly Award[], plain: readonly number[]): Figure[] {
  const spread = (times: readonly number[]) => `p50 ${median(times).toFixed(1)}, n ${times.length}`
  const durable = awards.map((award) => award.durable)
  const said = awards.map((award) => award.said)
  const what = 'tap to 42 durable facts, p95'
  return [
    { what, value: quantile(durable, 0.95), unit: 'ms', detail: spread(durable), bars: [{ atMost: 150 }] },
    {
      ...{ what, who: 'Dexie bulkAdd of 42 rows', unit: 'ms' },
      ...{ value: quantile(plain, 0.95), detail: spread(plain) },
    },
    {
      what: 'tap to the words on the screen, p95',
      value: quantile(said, 0.95),
      unit: 'ms',
      detail: spread(said),
    },
  ]
}

/** So many on electronic record that a whole class is 42. */
async function fillTheClass({ address, password, demo }: DemoServer): Promise<void> {
  type Own = { consent?: string; memberships?: ReadonlyArray<{ class: string }> }
  const own = demo.people.changes
    .map(({ kind, body }) => (kind === 'student' ? (body as Own) : {}))
    .filter(({ consent, memberships }) => consent === 'electronic' && memberships?.[0]?.class === classId)
  const office = await openOffice(address, 'lead', password)
  const changes = Array.from({ length: children - own.length }, (_, index) => ({
    ...{ kind: 'student', id: `more-${index}`, version: 0 },
    body: {
      ...{ name: `孩子${index + 1}`, pinyin: ['hái', 'zi', '1'], symbol: 'apple', consent: 'electronic' },
      memberships: [{ class: classId, seat: 60 + index, from: '2026-09-01' }],
    },
  }))
  if (changes.length > 0) await office.call('POST', 'records', { changes })
}

/** Notes in the page when the last writing transaction over the own facts has committed. */
function noteCommits(): void {
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const begun = transaction.call(this, names, mode, options)
    if (mode === 'readwrite' && begun.objectStoreNames.contains('own'))
      begun.addEventListener('complete', () => Object.assign(globalThis, { lastCommit: performance.now() }))
    return begun
  }
}

type Award = { durable: number; said: number }

/** All of the class, one preset; then taken back, so that no budget and no cap grows in the way. */
async function measureAwards(page: Page, rounds: number): Promise<Award[]> {
  const awards: Award[] = []
  for (let round = 0; round < rounds; round += 1) {
    await page.getByRole('button', { name: '全选' }).click()
    await page.getByText(`已选 ${children} 人`).waitFor()
    await page.getByRole('button', { name: `为 ${children} 人加分` }).click()
    const preset = page.locator('.pre').first()
    await preset.waitFor()
    await page.waitForTimeout(600)
    awards.push(await preset.evaluate(tapAndWait))
    await page.locator('.toast button').first().click()
    await page.getByText('已撤销').first().waitFor()
    await page.waitForTimeout(1200)
  }
  return awards
}

/** Runs in the page: one tap, and milliseconds until it was durable and until it was said. */
function tapAndWait(preset: Element): Promise<Award> {
  const noted = globalThis as unknown as { lastCommit: number }
  noted.lastCommit = 0
  return new Promise((resolve) => {
    const began = performance.now()
    const look = () => {
      const isSaid = document.querySelector('.toast')?.textContent?.includes('已给') === true
      if (!isSaid || noted.lastCommit === 0) return void requestAnimationFrame(look)
      resolve({ durable: noted.lastCommit - began, said: performance.now() - began })
    }
    ;(preset as HTMLElement).click()
    requestAnimationFrame(look)
  })
}

const dexie = readFileSync(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'), 'utf8')

/** The same rows without us: as large as an own fact, one strict transaction, in the same page and profile. */
async function plainBulkAdds(page: Page, rounds: number): Promise<number[]> {
  await page.evaluate(dexie)
  return page.evaluate(
    async ([turns, count]) => {
      type Table = { bulkAdd: (rows: object[]) => Promise<unknown> }
      type Plain = {
        rows: Table
        version: (n: number) => { stores: (s: object) => void }
        delete: () => void
      }
      const { Dexie } = globalThis as unknown as { Dexie: new (name: string, options: object) => Plain }
      const db = new Dexie('bench-plain', { chromeTransactionDurability: 'strict' })
      db.version(1).stores({ rows: '++seq' })
      const rows = Array.from({ length: count }, (_, row) => ({ text: 'x'.repeat(600), row }))
      const times: number[] = []
      for (let turn = 0; turn < turns + 1; turn += 1) {
        const began = performance.now()
        await db.rows.bulkAdd(rows.map((row) => ({ ...row, turn })))
        times.push(performance.now() - began)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      db.delete()
      // The first opens the database.
      return times.slice(1)
    },
    [rounds, children] as const,
  )
}

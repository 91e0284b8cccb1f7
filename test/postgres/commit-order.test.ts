/**
 * The one sequence of a school, with two nodes, ten devices and an office writing at once while others read: whoever
 * has seen number n has been able to see every number before it. Taking the number outside the lock fails this.
 */
import { expect, it } from 'vitest'
import { uuidv7 } from '../../src/domain/ids.ts'
import type { Cursor, SyncReply } from '../../src/domain/protocol/sync.ts'
import { headOf } from '../../src/server/db/commits.ts'
import { inSchool, inSnapshot } from '../../src/server/db/transactions.ts'
import { openSession } from '../../src/server/auth/sessions.ts'
import { aSchoolOnItsFeet, type SchoolOnItsFeet, studentIds } from '../support/school-day.ts'
import type { Browser, TestServer } from '../support/server.ts'
import { aSecondNode, atNode } from './second-node.ts'

const batchesPerDevice = 20
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

type Phone = { browser: Browser; author: { kind: 'staff'; id: string }; install: string }

async function aPhone(school: SchoolOnItsFeet, node: TestServer, staff: string): Promise<Phone> {
  const author = { kind: 'staff', id: staff } as const
  const { token } = await inSchool(school.services.database, school.school, (tx) =>
    openSession(school.services, tx, { school: school.school, author, label: 'test' }),
  )
  return { browser: atNode(node, { '__Host-sz-staff': token }), author, install: newId() }
}

type Known = { epoch: string | null; cursor: Cursor | null; scopeVersion: string | null }
const nothing: Known = { epoch: null, cursor: null, scopeVersion: null }

async function ask({ browser, install }: Phone, known: Known, facts: object[] = []): Promise<SyncReply> {
  const request = { protocol: 1, install, ...known, facts }
  const answer = await browser.send('POST', 'sync', request)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200)
  return answer.body as SyncReply
}

const knownAfter = ({ epoch, cursor, scopeVersion }: SyncReply): Known => ({ epoch, cursor, scopeVersion })

function award({ author, install }: Phone, seq: number, basis: number, at: number): object {
  const body = { student: studentIds[seq % 12], colour: 'green', points: 1, label: '浇花' }
  const own = { id: newId(), author, install, assurance: 'session', seq, basis }
  return { ...own, type: 'points.awarded.v1', occurredAt: at, clockOffset: 0, body }
}

/** Pushes batches of one to five awards, each as soon as the one before is acknowledged. */
async function push(phone: Phone, at: number): Promise<number> {
  let known = knownAfter(await ask(phone, nothing))
  let seq = 0
  for (let batch = 0; batch < batchesPerDevice; batch += 1) {
    const basis = known.cursor?.number ?? 0
    const facts = Array.from({ length: 1 + (batch % 5) }, () => award(phone, (seq += 1), basis, at))
    const reply = await ask(phone, known, facts)
    expect(reply.acked.reduce((sum, [first, last]) => sum + last - first + 1, 0)).toBe(facts.length)
    known = knownAfter(reply)
  }
  return seq
}

/** Every number between the head seen last and the one seen now must be there, in the same snapshot, once. */
async function watchNumbers(node: TestServer, school: string, isOver: () => boolean): Promise<number> {
  let seen = 0
  for (let over = false; !over;) {
    over = isOver()
    await inSnapshot(node.services.database, async (tx) => {
      const { number: head } = await headOf(tx, school)
      const query = (table: 'fact' | 'record_history') =>
        tx.selectFrom(table).select('number').where('school', '=', school).where('number', '>', seen)
      const rows = [...(await query('fact').execute()), ...(await query('record_history').execute())]
      const numbers = rows.map(({ number }) => number).sort((a, b) => a - b)
      expect(numbers).toEqual(Array.from({ length: head - seen }, (_, index) => seen + 1 + index))
      seen = head
    })
  }
  return seen
}

/** What a device that holds the school is sent, page by page, by its cursor alone. */
async function readAlong(phone: Phone, isOver: () => boolean): Promise<number[]> {
  const numbers: number[] = []
  let known = nothing
  for (let over = false; !over;) {
    over = isOver()
    const reply = await ask(phone, known)
    numbers.push(...reply.facts.map(({ number }) => number))
    known = knownAfter(reply)
  }
  return numbers
}

it('nobody sees a number before all earlier ones, with two nodes, ten devices and the office writing', async () => {
  const school = await aSchoolOnItsFeet()
  const other = await aSecondNode(school)
  const at = Math.floor(school.clock.now / 1000)
  const nodes = [school, other]
  const writers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      aPhone(school, nodes[index % 2] as TestServer, index < 5 ? 'teacher-wu' : 'teacher-li'),
    ),
  )
  const readers = await Promise.all(nodes.map((node) => aPhone(school, node, school.ids.lead)))

  let writing = true
  const pushed = Promise.all([...writers.map((phone) => push(phone, at)), office(school, () => !writing)])
    .then((counts) => counts.slice(0, -1).reduce((sum, count) => sum + count, 0))
    .finally(() => (writing = false))
  const [total, ...seen] = await Promise.all([
    pushed,
    ...nodes.map((node) => watchNumbers(node, school.school, () => !writing)),
    ...readers.map((phone) => readAlong(phone, () => !writing)),
  ])
  const [headA, headB, ...read] = seen
  expect(headA).toBe(headB)

  const ledger = await school.services.database.read
    .selectFrom('fact')
    .select('number')
    .where('school', '=', school.school)
    .orderBy('number')
    .execute()
  expect(ledger).toHaveLength(total)
  for (const numbers of read) expect(numbers).toEqual(ledger.map(({ number }) => number))
})

/** Somebody at a desk corrects a name now and then: records take their numbers from the same sequence. */
async function office({ change }: SchoolOnItsFeet, isOver: () => boolean): Promise<number> {
  let changes = 0
  for (; changes < 20 && !isOver(); changes += 1) {
    await change([{ kind: 'staff', id: 'teacher-wu', body: { name: `吴老师 ${changes}`, active: true } }])
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return changes
}

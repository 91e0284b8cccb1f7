import { expect, test } from 'vitest'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import { ledgerFactOf } from '../../../src/server/db/facts.ts'
import { makeDemo } from '../../../src/server/demo/make-demo.ts'
import { startTestServer } from '../../support/server.ts'

const wednesdayNoon = Date.UTC(2026, 10, 18, 3, 48)

async function demoIn(now: number) {
  const server = await startTestServer({ now })
  const demo = await makeDemo(server.services, { weeks: 2, classesPerGrade: 2, grades: 4 })
  const rows = await server.services.database.read.selectFrom('fact').selectAll().orderBy('number').execute()
  const { view } = await server.services.views.now(server.services.database.read, demo.school)
  return { demo, facts: rows.map(ledgerFactOf), view }
}

test('the demo school looks like a school, and its duties count', async () => {
  const { demo, facts, view } = await demoIn(wednesdayNoon)
  const folded = foldFacts(facts, view.foldRules)
  expect(view.classes.size).toBe(8)
  expect(view.students.size).toBeGreaterThan(300)
  expect(demo.facts).toBe(facts.length)
  const duties = folded.entries.filter((entry) => entry.kind === 'duty')
  expect(duties.filter((entry) => entry.reason === 'counted').length).toBeGreaterThan(duties.length * 0.9)
  expect(folded.timeOpen.length).toBeGreaterThan(0)
  expect(facts.every(({ fact }) => fact.occurredAt <= wednesdayNoon / 1000)).toBe(true)
})

test('the same seed gives the same people and the same history', async () => {
  const shape = ({ facts, view }: Awaited<ReturnType<typeof demoIn>>) => ({
    names: [...view.students.values()].map(({ name }) => name),
    facts: facts.map(({ fact }) => `${fact.type} ${fact.occurredAt} ${JSON.stringify(fact.body)}`),
  })
  expect(shape(await demoIn(wednesdayNoon))).toEqual(shape(await demoIn(wednesdayNoon)))
})

test('in another year the term is moved so that today lies in it', async () => {
  const { facts, view } = await demoIn(Date.UTC(2029, 4, 9, 3, 48))
  expect(view.termOn('2029-05-09')).toBeDefined()
  expect(facts.length).toBeGreaterThan(100)
})

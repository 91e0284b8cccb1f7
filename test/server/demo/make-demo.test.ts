import { expect, test } from 'vitest'
import { placesOnMap } from '../../../src/domain/places/campus-map.ts'
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

test('with the five colours it shows activities at every stage, medals, goals and a map', async () => {
  const server = await startTestServer({ now: wednesdayNoon })
  const size = { weeks: 5, classesPerGrade: 2, grades: 4, fiveColours: true } as const
  const { school } = await makeDemo(server.services, size)
  const { read } = server.services.database
  const { view } = await server.services.views.now(read, school)
  const activities = [...view.all('activity').values()]
  expect(new Set(activities.flatMap(({ colours }) => colours)).size).toBe(5)
  expect(new Set(activities.map(({ state }) => state)).size).toBe(3)
  expect(activities.filter(({ offCampus }) => offCampus)).toHaveLength(1)
  expect(placesOnMap(view, '2026-11-18').length).toBeGreaterThan(8)
  const rows = await read.selectFrom('fact').selectAll().orderBy('number').execute()
  const types = new Set(rows.map(ledgerFactOf).map(({ fact }) => fact.type))
  for (const type of ['signed-up', 'consented', 'attended', 'noted'])
    expect(types).toContain(`activity.${type}.v1`)
  for (const type of ['points.awarded.v2', 'goal.chosen.v1', 'medal.given.v1']) expect(types).toContain(type)
  expect(types).toContain('training.attended.v1')
  const stars = [...view.all('honour').values()]
  expect(stars.length).toBeGreaterThan(0)
  expect(
    stars.every(({ student }) =>
      view.className(view.classOn(student, '2026-11-18'), '2026-11-18').includes('(2)'),
    ),
  ).toBe(true)
  expect(await read.selectFrom('picture').select('about').execute()).toHaveLength(2)
})

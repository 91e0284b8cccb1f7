import { expect, test } from 'vitest'
import { err, ok } from '../../../src/domain/result.ts'
import type { Database, Tx } from '../../../src/server/db/connection.ts'
import { GroupCommit } from '../../../src/server/db/group-commit.ts'
import { readSetting, writeSetting } from '../../../src/server/db/settings.ts'
import { aSchool } from '../../support/server.ts'

/** The school's database, counting its writing transactions and failing where a test says so. */
async function aWatchedSchool(beforeCommit: (transaction: number) => void = () => undefined) {
  const { services, school } = await aSchool()
  const { database } = services
  let transactions = 0
  const begin = (write: Database['write']) => {
    const own = (transactions += 1)
    const builder = database.engine.begin(write)
    const execute = <T>(work: (tx: Tx) => Promise<T>) =>
      builder.execute(async (tx) => {
        const result = await work(tx)
        beforeCommit(own)
        return result
      })
    return { execute } as ReturnType<Database['engine']['begin']>
  }
  const group = new GroupCommit({ ...database, engine: { ...database.engine, begin } })
  const note = (key: string, weight = 1) =>
    group.write(school, weight, (tx) => writeSetting(tx, school, key, 'here'))
  const isThere = async (key: string) => (await readSetting(database.read, school, key)) === 'here'
  return { group, school, note, isThere, transactions: () => transactions }
}

const names = Array.from({ length: 20 }, (_, index) => `tablet-${index}`)

test('twenty tablets that come together share two transactions', async () => {
  const { note, isThere, transactions } = await aWatchedSchool()
  await Promise.all(names.map((name) => note(name)))
  expect(transactions()).toBe(2)
  expect(await Promise.all(names.map(isThere))).toEqual(names.map(() => true))
})

test('one tablet whose request fails does not take the others with it', async () => {
  const { group, school, note, isThere, transactions } = await aWatchedSchool()
  const first = note('first')
  const good = note('good')
  const bad = group.write(school, 1, async (tx) => {
    await writeSetting(tx, school, 'half-written', 'here')
    throw new Error('a bug')
  })
  const refused = group.write(school, 1, async () => err('clone'))
  const last = group.write(school, 1, async (tx) => ok(await readSetting(tx, school, 'half-written')))
  await expect(bad).rejects.toThrow('a bug')
  expect(await refused).toEqual(err('clone'))
  await Promise.all([first, good, last])
  expect(await isThere('good')).toBe(true)
  expect(await isThere('half-written')).toBe(false)
  expect(transactions()).toBe(2)
})

test('nobody is told "saved" when the commit fails, and the next ones are not held up', async () => {
  const { note, isThere } = await aWatchedSchool((transaction) => {
    if (transaction === 2) throw new Error('disk full')
  })
  const told: string[] = []
  const asked = ['first', 'second', 'third'].map((name) =>
    note(name).then(
      () => told.push(`${name} saved`),
      () => told.push(`${name} not saved`),
    ),
  )
  await Promise.all(asked)
  expect(told).toEqual(['first saved', 'second not saved', 'third not saved'])
  expect(await isThere('second')).toBe(false)
  await note('fourth')
  expect(await isThere('fourth')).toBe(true)
})

test('whoever is told "saved" finds it with every other connection', async () => {
  const { note, isThere } = await aWatchedSchool()
  const seen = await Promise.all(names.map((name) => note(name).then(() => isThere(name))))
  expect(seen).toEqual(names.map(() => true))
})

test('full batches take turns: no transaction grows without end', async () => {
  const { note, transactions } = await aWatchedSchool()
  await Promise.all(names.map((name) => note(name, 1_000)))
  expect(transactions()).toBeGreaterThanOrEqual(10)
})

/** A view of the records is never of what was not committed, and never older than the asker's moment. */
import { expect, it } from 'vitest'
import { inSchool } from '../../../src/server/db/transactions.ts'
import { changeRecords } from '../../../src/server/school/change-records.ts'
import { aSchool, type TestSchool } from '../../support/server.ts'

const aClassNumbered = (number: number, version = 0) =>
  ({ kind: 'class', id: 'class-1', version, body: { entryYear: 2024, number } }) as const

const context = ({ school, ids }: TestSchool, tag: string) => ({
  school,
  by: ids.admin,
  at: 1_788_652_800,
  tag,
})

it('keeps nothing of a change that was undone, though the next one gets the same number', async () => {
  const school = await aSchool()
  const { views, database } = school.services
  const undone = inSchool(database, school.school, async (tx) => {
    await changeRecords(tx, context(school, 'tag-of-the-first'), [aClassNumbered(1)])
    expect((await views.now(tx, school.school)).view.classes.get('class-1')?.number).toBe(1)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect((await views.now(database.read, school.school)).view.classes.size).toBe(0)
  await inSchool(database, school.school, (tx) =>
    changeRecords(tx, context(school, 'tag-of-the-second'), [aClassNumbered(2)]),
  )
  expect((await views.now(database.read, school.school)).view.classes.get('class-1')?.number).toBe(2)
})

it('asked while somebody commits, it holds rows and number of one moment', async () => {
  const school = await aSchool()
  const { views, database } = school.services
  let writing = true
  const write = async () => {
    for (let version = 0; version < 25; version += 1)
      await inSchool(database, school.school, (tx) =>
        changeRecords(tx, context(school, `tag-${version}`), [aClassNumbered(1 + (version % 50), version)]),
      )
    writing = false
  }
  const read = async () => {
    while (writing) {
      const { number, rows, view } = await views.now(database.read, school.school)
      const own = rows.find(({ kind }) => kind === 'class')
      if (!own) continue
      expect(own.number).toBe(number)
      expect(view.classes.get('class-1')?.number).toBe(1 + ((own.version - 1) % 50))
    }
  }
  await Promise.all([write(), read(), read()])
})

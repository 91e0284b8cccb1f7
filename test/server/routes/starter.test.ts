/** A school that was set up before the training items were there takes them over. */
import { beforeEach, expect, it } from 'vitest'
import type { RecordRow } from '../../../src/domain/records/record.schema.ts'
import { aSchool, type TestSchool } from '../../support/server.ts'

let school: TestSchool
beforeEach(async () => (school = await aSchool()))

const ofKind = async (kind: string): Promise<RecordRow[]> =>
  (await school.lead.send('GET', 'starter')).body.records.filter((one: RecordRow) => one.kind === kind)

it('hands out training items and dimensions as records that the school may save', async () => {
  const [item] = await ofKind('training-item')
  const [dimension] = await ofKind('evaluation-dimension')
  expect(dimension?.body).toMatchObject({ name: '守时守信', levels: { length: 3 } })
  const taken = { ...item, id: 'training-taken-over', version: 0 }
  const saved = await school.lead.send('POST', 'records', { changes: [taken] })
  expect(saved.status).toBe(200)
  const { views, database } = school.services
  const { view } = await views.now(database.read, school.school)
  expect(view.all('training-item').get('training-taken-over')?.name).toBe('校级服务岗位通用培训')
})

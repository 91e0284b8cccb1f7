/** The school's picture of its campus: uploaded by the lead alone, kept once, fetched by who holds the map. */
import { beforeEach, expect, it } from 'vitest'
import { aSchool, aTeacher, type Browser, type TestSchool } from '../../support/server.ts'
import { aJpeg } from '../../support/a-jpeg.ts'

let school: TestSchool
let teacher: Browser
beforeEach(async () => {
  school = await aSchool()
  teacher = await aTeacher(school, 'renke', { role: 'subject-teacher' })
})

const send = (who: Browser, content: Buffer) =>
  who.send('POST', 'campus-map/pictures', content, {
    headers: { 'content-type': 'application/octet-stream' },
  })
const show = (picture: string, version: number) =>
  school.lead.send('POST', 'records', {
    changes: [{ kind: 'campus-map', id: 'campus-map', version, body: { picture, width: 1600, height: 900 } }],
  })
const kept = async () =>
  (await school.services.database.read.selectFrom('picture').select('id').execute()).map(({ id }) => id)

it('is uploaded by the lead, and read by teachers as it is', async () => {
  expect((await send(teacher, aJpeg())).status).toBe(403)
  const sent = await send(school.lead, aJpeg())
  expect([sent.status, sent.body.id]).toEqual([201, expect.stringMatching(/^map-[0-9a-f]{40}$/)])
  const read = await teacher.send('GET', `campus-map/pictures/${sent.body.id}`)
  expect([read.status, read.headers['content-type'], read.headers['cache-control']]).toEqual([
    ...[200, 'image/jpeg', 'no-store'],
  ])
  expect(Buffer.compare(read.raw.rawPayload, aJpeg())).toBe(0)
  expect((await teacher.send('GET', 'campus-map/pictures/map-unknown')).status).toBe(404)
})

it('is nothing else than a picture of a size that tablets can keep', async () => {
  expect((await send(school.lead, Buffer.from('<svg onload="x">'))).body).toMatchObject({
    error: 'not-a-jpeg',
  })
  expect((await send(school.lead, Buffer.alloc(600_001))).status).toBe(413)
})

it('is there once, however often it is sent; one that no map shows goes with the next', async () => {
  const first = (await send(school.lead, aJpeg())).body.id
  expect((await send(school.lead, aJpeg())).body.id).toBe(first)
  expect(await kept()).toEqual([first])
  expect((await show(first, 0)).status).toBe(200)
  const second = (await send(school.lead, aJpeg(850))).body.id
  expect((await kept()).sort()).toEqual([first, second].sort())
  expect((await show(second, 1)).status).toBe(200)
  expect(await kept()).toEqual([second])
  const third = (await send(school.lead, aJpeg(800))).body.id
  expect((await kept()).sort()).toEqual([second, third].sort())
})

it('is deleted by the server in the commit that removes the map', async () => {
  const { id } = (await send(school.lead, aJpeg())).body
  expect((await show(id, 0)).status).toBe(200)
  const removal = { changes: [{ kind: 'campus-map', id: 'campus-map', version: 1, body: null }] }
  expect((await teacher.send('POST', 'records', removal)).status).toBe(403)
  expect(await kept()).toEqual([id])
  expect((await school.lead.send('POST', 'records', removal)).status).toBe(200)
  expect(await kept()).toEqual([])
  expect((await teacher.send('GET', `campus-map/pictures/${id}`)).status).toBe(404)
})

it('may not be taken away as a picture of work', async () => {
  const { id } = (await send(school.lead, aJpeg())).body
  expect((await school.lead.send('DELETE', `pictures/${id}`)).status).toBe(403)
})

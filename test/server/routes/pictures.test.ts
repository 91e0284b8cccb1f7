/** Pictures of work: kept on the server alone, three of an activity, nothing in them but the picture. */
import { beforeEach, describe, expect, it } from 'vitest'
import { plainJpeg } from '../../../src/server/pictures/jpeg.ts'
import { anActivity } from '../../support/builders/index.ts'
import { aJpeg, bytes, frame, jfif, part, scan } from '../../support/a-jpeg.ts'
import { aSchool, aTeacher, type Browser, type TestSchool } from '../../support/server.ts'

const exif = part(0xe1, [69, 120, 105, 102, 0, 0, 1, 2, 3])
const aPicture = (...between: (readonly number[])[]) => aJpeg(960, 1280, ...between)

describe('what says it is a picture', () => {
  it('is looked into: a JPEG of a size that screens make', () => {
    expect(plainJpeg(aPicture())).toEqual(new Uint8Array(aPicture()))
    expect(plainJpeg(bytes([0xff, 0xd8], jfif, frame(4032, 3024), scan))).toBe('too-large')
  })

  it('loses place, camera and words, keeps its colours, and has nothing behind its end', () => {
    const plain = new Uint8Array(aPicture())
    expect(plainJpeg(aPicture(exif))).toEqual(plain)
    expect(plainJpeg(aPicture(part(0xfe, [104, 105]), exif))).toEqual(plain)
    const profile = part(0xe2, [...Buffer.from('ICC_PROFILE\0'), 1, 1, 7])
    expect(plainJpeg(aPicture(profile, exif))).toEqual(new Uint8Array(aPicture(profile)))
    expect(plainJpeg(bytes([...aPicture()], [60, 115, 99]))).toEqual(plain)
  })

  it('carries no second picture behind its end, nor a small one in its head', () => {
    const plain = new Uint8Array(aPicture())
    expect(plainJpeg(bytes([...aPicture()], [...aPicture(exif)]))).toEqual(plain)
    const thumbnail = part(0xe0, [74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 200, 100, 50])
    const other = part(0xe0, [74, 70, 88, 88, 0, 16, ...aPicture(exif)])
    expect(plainJpeg(bytes([0xff, 0xd8], thumbnail, other, frame(1280, 960), scan))).toEqual(plain)
  })

  it('has nothing but the picture between the scans of one that is drawn in steps', () => {
    const step = [...part(0xda, [1, 1, 0, 0, 63, 0]), 12, 0xff, 0, 0xff, 0xd3, 34]
    const drawn = (...between: (readonly number[])[]) =>
      bytes([0xff, 0xd8], jfif, frame(960, 1280), step, between.flat(), scan)
    expect(plainJpeg(drawn(exif, part(0xfe, [104, 105])))).toEqual(new Uint8Array(drawn()))
    expect(plainJpeg(bytes([0xff, 0xd8], jfif, frame(960, 1280), step))).toBe('not-a-jpeg')
  })

  it.each([
    ['a PNG', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['a page', Buffer.from('<html><script>')],
    ['nothing', Buffer.alloc(0)],
    ['a picture cut off', aPicture().subarray(0, 30)],
    ['a length that leads outside', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2])],
    ['a picture without a frame', bytes([0xff, 0xd8], jfif, scan)],
  ])('%s is none', (_what, content) => {
    expect(plainJpeg(content)).toBe('not-a-jpeg')
  })
})

describe('the pictures of an activity', () => {
  let school: TestSchool
  let leader: Browser & { id: string }
  let other: Browser
  const path = 'activities/activity-trip/pictures'
  const send = (who: Browser, content: Buffer) =>
    who.send('POST', path, content, { headers: { 'content-type': 'application/octet-stream' } })

  beforeEach(async () => {
    school = await aSchool()
    leader = await aTeacher(school, 'daidui', { role: 'subject-teacher' })
    other = await aTeacher(school, 'biede', { role: 'subject-teacher' })
    const { body } = anActivity('activity-trip', { grades: [3] })
    const { series: _series, place: _place, ...plain } = body
    const leaders = [leader.id]
    const saved = await school.lead.send('POST', 'records', {
      changes: [{ kind: 'activity', id: 'activity-trip', version: 0, body: { ...plain, leaders } }],
    })
    expect(saved.body).toMatchObject({ records: {} })
  })

  it('are added and taken away by who runs it, and seen by other teachers', async () => {
    expect((await send(other, aPicture())).status).toBe(403)
    const added = await send(leader, aPicture(exif))
    expect(added.status).toBe(201)
    const { pictures } = (await other.send('GET', path)).body
    expect(pictures).toEqual([added.body])
    const shown = await other.send('GET', `pictures/${added.body.id}`)
    expect([shown.status, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
      ...[200, 'image/jpeg', 'no-store'],
    ])
    expect(Buffer.compare(shown.raw.rawPayload, aPicture())).toBe(0)
    expect((await other.send('DELETE', `pictures/${added.body.id}`)).status).toBe(403)
    expect((await school.lead.send('DELETE', `pictures/${added.body.id}`)).status).toBe(200)
    expect((await other.send('GET', `pictures/${added.body.id}`)).status).toBe(404)
  })

  it('are three at most, and nothing else than pictures', async () => {
    expect((await send(leader, Buffer.from('<svg>'))).body).toMatchObject({ error: 'not-a-jpeg' })
    for (let n = 0; n < 3; n += 1) expect((await send(leader, aPicture())).status).toBe(201)
    expect((await send(leader, aPicture())).body).toMatchObject({ error: 'too-many' })
    expect((await send(leader, Buffer.alloc(600_001))).status).toBe(413)
  })

  it('are in no feed: a phone that syncs gets none of them', async () => {
    const added = await send(leader, aPicture())
    const rows = await school.services.database.read
      .selectFrom('record_history')
      .select('body')
      .where('body', 'like', `%${added.body.id}%`)
      .execute()
    expect(rows).toEqual([])
  })
})

import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decodeSegment } from '../../../src/domain/history/segment-codec.ts'
import { nameOf } from '../../../src/server/history/contents.ts'
import { gzipOf, pack, plainPiece, unpack } from '../../../src/server/history/packing.ts'
import { verifySegments } from '../../../src/server/history/verify.ts'
import { withdrawSegments } from '../../../src/server/history/withdraw.ts'
import { inSchool } from '../../../src/server/db/transactions.ts'
import { aSchoolWithATerm, seal, storedSegments } from '../../support/a-sealed-term.ts'
import type { SchoolOnItsFeet } from '../../support/school-day.ts'

const verify = async ({ services, school }: SchoolOnItsFeet) => {
  const { read } = services.database
  return verifySegments(read, school, (await services.views.now(read, school)).view)
}

/** The facts of each audience's segments, by stream, with what was sealed twice or not in order. */
async function sealedFacts(school: SchoolOnItsFeet) {
  const found = new Map<string, number[]>()
  for (const { audience, stream, name } of await storedSegments(school)) {
    const row = await school.services.database.read
      .selectFrom('segment_bytes')
      .selectAll()
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    const decoded = decodeSegment(unpack(row))
    if (!decoded.ok) throw new Error(decoded.error)
    const key = `${audience} ${stream}`
    found.set(key, [...(found.get(key) ?? []), ...decoded.value.map(({ number }) => number)])
  }
  return found
}

describe('sealing', () => {
  test('every fact but the newest of a stream is in one segment of each audience', async () => {
    const school = await aSchoolWithATerm(2_000)
    await seal(school)
    const facts = await school.services.database.read
      .selectFrom('fact')
      .select(['number', 'stream'])
      .orderBy('number')
      .execute()
    for (const [key, numbers] of await sealedFacts(school)) {
      const stream = key.split(' ')[1] ?? ''
      const own = facts.filter((fact) => stream.startsWith('*@') || fact.stream === stream)
      expect(numbers).toEqual(own.slice(0, numbers.length).map(({ number }) => number))
      expect(own.length - numbers.length).toBeGreaterThanOrEqual(50)
      expect(own.length - numbers.length).toBeLessThan(150)
    }
  })

  test('killed after any step and started again, it ends in the same segments', async () => {
    const school = await aSchoolWithATerm(1_500)
    for (let steps = 1; steps < 40; steps += 3) {
      let left = steps
      await seal(school, async () => (left -= 1) > 0)
    }
    await seal(school)
    const other = await aSchoolWithATerm(1_500)
    await seal(other)
    const runs = async (one: SchoolOnItsFeet) =>
      (await storedSegments(one)).map(({ school: _school, name: _name, ...run }) => run)
    expect(await runs(school)).toEqual(await runs(other))
    expect((await verify(school)).faults).toEqual([])
  })

  test('two processes at once seal each run once', async () => {
    const school = await aSchoolWithATerm(1_500)
    await Promise.all([seal(school), seal(school), seal(school)])
    expect((await verify(school)).faults).toEqual([])
    for (const numbers of (await sealedFacts(school)).values()) {
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    }
  })

  test('facts that arrive meanwhile are neither held up nor left out', async () => {
    const school = await aSchoolWithATerm(800)
    await seal(school, async () => {
      await school.more(20)
      return true
    })
    await seal(school)
    expect((await verify(school)).faults).toEqual([])
  })

  test('a term that is over is sealed to its end', async () => {
    const school = await aSchoolWithATerm(500)
    school.clock.advance(200 * 86_400)
    await seal(school)
    const rows = await school.services.database.read
      .selectFrom('fact')
      .select('number')
      .where('stream', 'like', 'class:class-32@%')
      .execute()
    const found = [...(await sealedFacts(school))].filter(([key]) => key.startsWith('adult class:class-32'))
    const sealed = found.flatMap(([, numbers]) => numbers)
    expect(rows.length - sealed.length).toBeLessThan(20)
  })
})

describe('what is sealed is verified by making it again', () => {
  test('a fact that was changed in the ledger is found', async () => {
    const school = await aSchoolWithATerm(600)
    await seal(school)
    expect(await verify(school)).toMatchObject({ checked: (await storedSegments(school)).length, faults: [] })
    await school.services.database.write
      .updateTable('fact')
      .set({ school_day: '2026-09-30' })
      .where('number', '=', (await sealedFacts(school)).values().next().value?.[3] ?? 0)
      .execute()
    expect((await verify(school)).faults.map(({ fault }) => fault)).toContain('other-content')
  })

  test('bytes that were damaged or are gone are found', async () => {
    const school = await aSchoolWithATerm(600)
    await seal(school)
    const [one, other] = await storedSegments(school)
    const { write } = school.services.database
    await write
      .updateTable('segment_bytes')
      .set({ deflated: new Uint8Array([1, 2, 3]) })
      .where('name', '=', one?.name ?? '')
      .execute()
    await write
      .deleteFrom('segment_bytes')
      .where('name', '=', other?.name ?? '')
      .execute()
    const { faults } = await verify(school)
    expect(faults.map(({ fault }) => fault).sort()).toEqual(
      expect.arrayContaining(['damaged-bytes', 'no-bytes']),
    )
  })
})

describe('withdrawn segments', () => {
  test('consent that changes while a run is being sealed leaves no trace of the child', async () => {
    const school = await aSchoolWithATerm(900)
    const { views } = school.services
    const read = views.now.bind(views)
    const memberships = [{ class: 'class-32', seat: 3, from: '2026-09-01' }]
    const paper = {
      name: '孩子丙',
      pinyin: ['hái', 'zi', ''],
      symbol: 'apple',
      consent: 'paper',
      memberships,
    }
    let steps = 0
    // The sealer has read who may be seen; before it writes, somebody withdraws.
    views.now = async (...args) => {
      const seen = await read(...args)
      if ((steps += 1) !== 9) return seen
      views.now = read
      await school.change([{ kind: 'student', id: 'child-3', body: paper }])
      return seen
    }
    await seal(school)
    expect(steps).toBe(9)
    expect((await verify(school)).faults).toEqual([])
    const sealed = await storedSegments(school)
    expect(sealed.every(({ name }) => name !== null)).toBe(true)
    const named = await school.services.database.read
      .selectFrom('fact')
      .select('number')
      .where('student', '=', 'child-3')
      .execute()
    const numbers = new Set(named.map(({ number }) => number))
    for (const [key, own] of await sealedFacts(school)) {
      if (!key.startsWith('office')) expect(own.filter((number) => numbers.has(number))).toEqual([])
    }
  })

  test('an erasure withdraws them from everybody, and only where the child is named', async () => {
    const school = await aSchoolWithATerm(1_500)
    await seal(school)
    const before = await storedSegments(school)
    const { database } = school.services
    await inSchool(database, school.school, (tx) => withdrawSegments(tx, school.school, ['child-other']))
    const after = await storedSegments(school)
    const touched = after.filter(({ name }) => name === null)
    expect(touched.length).toBeGreaterThan(0)
    expect(touched.every(({ stream }) => !stream.startsWith('class:class-32'))).toBe(true)
    const bytes = await database.read.selectFrom('segment_bytes').select('name').execute()
    const names = new Set(after.map(({ name }) => name))
    expect(bytes.every(({ name }) => names.has(name))).toBe(true)
    await seal(school)
    expect(await storedSegments(school)).toEqual(before)
  })
})

describe('several segments in one gzip', () => {
  test('come out as they went in, and the checksum of the whole is right', async () => {
    const texts = ['a'.repeat(70_000), '', '善真', Array.from({ length: 9_000 }, (_, index) => index).join()]
    const packed = await Promise.all(texts.map((text) => pack(Buffer.from(text))))
    const pieces = packed.flatMap((piece) => [plainPiece(Buffer.from('|')), piece])
    // gunzip refuses a wrong checksum or length.
    expect(gunzipSync(gzipOf(pieces)).toString()).toBe(texts.map((text) => `|${text}`).join(''))
    expect(nameOf(unpack(packed[3] as { deflated: Uint8Array }))).toBe(nameOf(Buffer.from(texts[3] ?? '')))
  })
})

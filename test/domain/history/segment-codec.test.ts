import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  type Fact,
  factBodies,
  factSchema,
  type FactType,
  factTypes,
} from '../../../src/domain/facts/fact.schema.ts'
import { decodeSegment, encodeSegment } from '../../../src/domain/history/segment-codec.ts'
import { uuidv7 } from '../../../src/domain/ids.ts'
import type { CommittedFact } from '../../../src/domain/protocol/sync.ts'
import { aTermOfFacts, classesOf } from '../../support/a-term-of-facts.ts'

const anId = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.uint8Array({ minLength: 10, maxLength: 10 }))
  .map(([time, random]) => uuidv7(time, random))
const aRecordId = fc.oneof(anId, fc.constantFrom('post-library', 'window-morning', 'place-farm', 'child-1'))
const aDay = fc.constantFrom('2026-09-07', '2026-09-08', '2027-01-29')
const aText = fc.oneof(
  fc.constantFrom('节水节电', '升旗端正'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
)

type AnySchema = {
  type: string
  wrapped?: unknown
  entries?: Record<string, { type: string }>
  options?: unknown[]
  literal?: unknown
  pipe?: unknown
}

/** Any body that the schema of a type describes, written by the schema itself. */
function anyOf(schema: unknown): fc.Arbitrary<unknown> {
  const { type, wrapped, entries, options, literal, pipe } = schema as AnySchema
  switch (type) {
    case 'nullable':
      return fc.option(anyOf(wrapped))
    case 'strict_object':
      return fc.record(
        Object.fromEntries(Object.entries(entries ?? {}).map(([key, value]) => [key, anyOf(value)])),
        {
          requiredKeys: Object.entries(entries ?? {}).flatMap(([key, value]) =>
            value.type === 'exact_optional' ? [] : [key],
          ),
        },
      )
    case 'exact_optional':
      return anyOf(wrapped)
    case 'picklist':
      return fc.constantFrom(...(options ?? []))
    case 'literal':
      return fc.constant(literal)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: 1, max: 5 })
    default:
      return pipe && String(JSON.stringify(pipe)).includes('max')
        ? fc.oneof(aRecordId, aDay, aText)
        : fc.oneof(aRecordId, aDay)
  }
}

const aFactOf = (type: FactType): fc.Arbitrary<Fact> =>
  fc
    .record(
      {
        id: anId,
        actionId: anId,
        author: fc.record({ kind: fc.constantFrom('staff', 'device'), id: aRecordId }),
        assurance: fc.constantFrom('device', 'session', 'pin'),
        install: anId,
        seq: fc.oneof(
          fc.integer({ min: 1, max: 5_000 }),
          fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        ),
        basis: fc.integer({ min: 0, max: 2 ** 40 }),
        occurredAt: fc.integer({ min: -5_000_000_000, max: 10_000_000_000 }),
        clockOffset: fc.integer({ min: -5_000_000_000, max: 10_000_000_000 }),
        body: anyOf(factBodies[type]),
      },
      { requiredKeys: ['id', 'author', 'assurance', 'install', 'seq', 'basis', 'occurredAt', 'body'] },
    )
    .map((fact) => ({ ...fact, type }) as unknown as Fact)

const aStamp = fc.record({
  stream: fc.constantFrom('class:class-32@term-1', 'office', 'school@term-1'),
  schoolDay: aDay,
  window: fc.option(aRecordId),
  time: fc.constantFrom('ok' as const, 'after-grace' as const, 'unsettled' as const),
  due: fc.boolean(),
})

const aLedgerOf = (fact: fc.Arbitrary<Fact>) =>
  fc
    .array(fc.record({ fact, stamp: aStamp, gap: fc.integer({ min: 1, max: 3_000 }) }), { maxLength: 60 })
    .map((rows) => {
      let number = 0
      return rows.map(({ fact: one, stamp, gap }): CommittedFact => ({
        number: (number += gap),
        fact: one,
        stamp,
      }))
    })

/** As rows come out of the database. */
const asRead = (ledger: readonly CommittedFact[]) => JSON.parse(JSON.stringify(ledger)) as CommittedFact[]

const again = (ledger: readonly CommittedFact[]) => {
  const decoded = decodeSegment(encodeSegment(asRead(ledger)))
  return decoded.ok ? decoded.value : decoded.error
}

describe('sealed history gives back what was put in', () => {
  test.each(factTypes)('%s, with every field that may be there or not', (type) => {
    fc.assert(
      fc.property(aLedgerOf(aFactOf(type)), (ledger) => {
        expect(again(ledger)).toStrictEqual(asRead(ledger))
      }),
      { numRuns: 100 },
    )
  })

  test('facts of all types in one run', () => {
    fc.assert(
      fc.property(aLedgerOf(fc.oneof(...factTypes.map(aFactOf))), (ledger) => {
        expect(again(ledger)).toStrictEqual(asRead(ledger))
      }),
      { numRuns: 100 },
    )
  })

  test('facts of a type, with fields and with a head that this build does not know', () => {
    const anUnknownFact = fc.oneof(
      aFactOf('points.awarded.v1').map((fact) => ({
        ...fact,
        type: 'points.awarded.v9',
        body: { ...fact.body, deep: { a: [1, null, 1.5] } },
      })),
      aFactOf('points.awarded.v1').map((fact) => ({ ...fact, mood: 'sunny' })),
      aFactOf('points.awarded.v1').map((fact) => ({ ...fact, id: 'no-uuid' })),
      aFactOf('points.awarded.v1').map((fact) => ({ ...fact, body: [1, '{}[1]'] })),
    ) as unknown as fc.Arbitrary<Fact>
    fc.assert(
      fc.property(aLedgerOf(fc.oneof(anUnknownFact, aFactOf('duty.checked-in.v1'))), (ledger) => {
        expect(again(ledger)).toStrictEqual(asRead(ledger))
      }),
      { numRuns: 200 },
    )
  })

  test('the facts of each release as they were frozen', () => {
    const frozen = JSON.parse(
      readFileSync(new URL('../../frozen/facts-0.1.json', import.meta.url), 'utf8'),
    ) as Fact[]
    const stamp = { stream: 'office', schoolDay: '2026-09-07', window: null, time: 'ok' as const, due: false }
    const ledger = frozen.map((fact, index) => ({
      number: index + 1,
      fact: v.parse(factSchema, fact),
      stamp,
    }))
    expect(again(ledger)).toStrictEqual(asRead(ledger))
  })

  test('an empty run', () => expect(again([])).toEqual([]))
})

describe('bytes that are no segment are an error and nothing worse', () => {
  const ledger = aLedgerOf(fc.oneof(...factTypes.map(aFactOf)))
  const isAnswer = (bytes: Uint8Array) => {
    const decoded = decodeSegment(bytes)
    return decoded.ok ? Array.isArray(decoded.value) : ['unknown-format', 'malformed'].includes(decoded.error)
  }

  test('cut off anywhere', () => {
    fc.assert(
      fc.property(ledger, fc.nat(), (facts, cut) => {
        const bytes = encodeSegment(facts)
        const decoded = decodeSegment(bytes.subarray(0, cut % bytes.length))
        expect(decoded.ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('with bytes changed, put in or made up', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(ledger, changes, (facts, wrong) => {
        const bytes = encodeSegment(facts)
        for (const [at, byte] of wrong) bytes[at % bytes.length] = byte
        expect(isAnswer(bytes)).toBe(true)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(isAnswer(Uint8Array.of(1, ...bytes))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('of a later format', () => {
    expect(decodeSegment(Uint8Array.of(2, 0, 0))).toEqual({ ok: false, error: 'unknown-format' })
    expect(decodeSegment(new Uint8Array())).toEqual({ ok: false, error: 'unknown-format' })
  })

  test('with something behind its end', () => {
    const bytes = encodeSegment([])
    expect(decodeSegment(Uint8Array.of(...bytes, 0))).toEqual({ ok: false, error: 'malformed' })
  })

  test('that claims a billion facts', () => {
    const billion = [0x80, 0x94, 0xeb, 0xdc, 0x03]
    expect(decodeSegment(Uint8Array.of(1, ...billion, 1, 2, 1, 2))).toEqual({ ok: false, error: 'malformed' })
  })
})

describe('what a fact takes', () => {
  const year = aTermOfFacts({
    classes: classesOf(1, 42),
    count: 5_000,
    term: 'term-2026-1',
    from: '2026-09-01',
    perDay: 62,
  })
  const segments = [0, 1, 2, 3, 4].map((part) => encodeSegment(year.slice(part * 1000, part * 1000 + 1000)))
  const perFact = (bytes: Uint8Array[]) => bytes.reduce((sum, { length }) => sum + length, 0) / year.length

  test('at most 60 bytes on a device', () => {
    expect(perFact(segments)).toBeLessThan(60)
  })

  test('at most 24 bytes on the way to it', () => {
    expect(perFact(segments.map((bytes) => gzipSync(bytes)))).toBeLessThan(24)
  })
})

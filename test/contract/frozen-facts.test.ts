import { readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { factSchema, factTypes } from '../../src/domain/facts/fact.schema.ts'

/** Facts as each release wrote them. If one fails, mend the schema, never the file. */
const folder = new URL('../frozen/', import.meta.url)
const releases = readdirSync(folder).filter((name) => name.startsWith('facts-'))
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Array<{ type: string }>

describe.each(releases)('%s', (name) => {
  test.each(read(name).map((fact) => [fact.type, fact]))('%s is still accepted, unchanged', (_type, fact) => {
    expect(v.parse(factSchema, fact)).toEqual(fact)
  })
})

test('every fact type has a frozen example', () => {
  const frozen = new Set(releases.flatMap(read).map(({ type }) => type))
  expect(factTypes.filter((type) => !frozen.has(type))).toEqual([])
})

test('an unknown field, an unknown type and a string for a number are refused', () => {
  const [fact] = read('facts-0.1.json')
  for (const wrong of [
    { ...fact, more: 1 },
    { ...fact, type: 'points.taken.v1' },
    { ...fact, seq: '1' },
  ]) {
    expect(v.safeParse(factSchema, wrong).success).toBe(false)
  }
})

/**
 * Bodies of any type as columns: which fields each body has, then a column per field over the bodies that have it.
 * Knows no type, so one that this build has never heard of takes the same way.
 */
import { type ByteReader, type ByteWriter, MalformedBytes } from './bytes.ts'
import { readDictionary, type Value, writeDictionary } from './columns.ts'

export const isObject = (value: unknown): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the columns hold all there is of the body. */
export const isKnownBody = (body: unknown): boolean =>
  isObject(body) &&
  Object.entries(body).every(([field, value]) => field !== '__proto__' && value !== undefined)

export function writeBodies(to: ByteWriter, bodies: readonly object[]): void {
  writeDictionary(to, bodies.map(Object.keys))
  const columns = new Map<string, Value[]>()
  for (const body of bodies) {
    for (const [field, value] of Object.entries(body)) {
      const column = columns.get(field)
      if (column) column.push(value)
      else columns.set(field, [value])
    }
  }
  for (const column of columns.values()) writeDictionary(to, column)
}

/** @throws MalformedBytes */
export function readBodies(from: ByteReader, rows: number): Record<string, Value>[] {
  const shapes = readDictionary(from, rows)
  const fieldsOf = new Map([...new Set(shapes)].map((shape) => [shape, fieldsIn(shape)]))
  const rowsWith = new Map<string, number>()
  for (const shape of shapes) {
    for (const field of fieldsOf.get(shape) ?? []) rowsWith.set(field, (rowsWith.get(field) ?? 0) + 1)
  }
  const columns = new Map<string, () => Value>()
  for (const [field, count] of rowsWith) columns.set(field, takenFrom(readDictionary(from, count)))
  return shapes.map((shape) => {
    const body: Record<string, Value> = {}
    for (const field of fieldsOf.get(shape) ?? []) body[field] = columns.get(field)?.()
    return body
  })
}

function fieldsIn(shape: Value): string[] {
  const areFields =
    Array.isArray(shape) && shape.every((field) => typeof field === 'string' && field !== '__proto__')
  if (!areFields) throw new MalformedBytes('no fields')
  return shape as string[]
}

function takenFrom(values: readonly Value[]): () => Value {
  let at = 0
  return () => values[at++]
}

/**
 * The heads of facts as columns: all but the body. An id is split into how far its time is from `occurredAt` and its
 * random bits, which are the floor of what a fact can take; seq, basis and clock offset count on from the same
 * install's fact before.
 */
import type { Fact } from '../facts/fact.schema.ts'
import { uuidPattern } from '../ids.ts'
import { type ByteReader, type ByteWriter, MalformedBytes, uuidBytes, uuidText } from './bytes.ts'
import {
  byGroup,
  isShortNumber,
  readDictionary,
  readNumbers,
  type Value,
  writeDictionary,
  writeNumbers,
} from './columns.ts'

const needed = ['id', 'type', 'author', 'assurance', 'install', 'seq', 'basis', 'occurredAt', 'body']
const optional = ['actionId', 'clockOffset']
/** Milliseconds of such a time are still exact. */
const mostSeconds = 10_000_000_000

/** Whether these columns hold all there is of the fact's head. */
export function isKnownHead(fact: Fact): boolean {
  const { seq, basis, occurredAt, clockOffset } = fact
  return (
    hasFields(fact, needed, optional) &&
    hasFields(fact.author, ['kind', 'id']) &&
    uuidPattern.test(fact.id) &&
    [seq, basis, occurredAt, clockOffset ?? 0].every(isShortNumber) &&
    Math.abs(occurredAt) <= mostSeconds &&
    Object.values(fact).every((value) => value !== undefined)
  )
}

export function hasFields(value: object, all: readonly string[], some: readonly string[] = []): boolean {
  const fields = Object.keys(value)
  const isKnown = (field: string) => all.includes(field) || some.includes(field)
  return all.every((field) => fields.includes(field)) && fields.every(isKnown)
}

export function writeHeads(to: ByteWriter, facts: readonly Fact[]): void {
  const column = (pick: (fact: Fact) => Value) => facts.map(pick)
  const authors = column(({ author }) => author.id)
  const installs = column(({ install }) => install)
  writeDictionary(
    to,
    column(({ type }) => type),
  )
  writeDictionary(to, authors)
  writeDictionary(
    to,
    column(({ author }) => author.kind),
    authors,
  )
  writeDictionary(
    to,
    column(({ assurance }) => assurance),
    authors,
  )
  writeDictionary(to, installs, authors)
  writeDictionary(
    to,
    column(({ actionId }) => actionId),
    authors,
  )
  writeDictionary(
    to,
    column((fact) => 'clockOffset' in fact),
  )
  writeOffsets(to, facts)
  const numbers = (pick: (fact: Fact) => number) => facts.map(pick)
  writeNumbers(
    to,
    numbers(({ seq }) => seq),
    byGroup(installs),
  )
  writeNumbers(
    to,
    numbers(({ basis }) => basis),
    byGroup(installs),
  )
  writeNumbers(
    to,
    numbers(({ occurredAt }) => occurredAt),
  )
  for (const { id, occurredAt } of facts) writeId(to, id, occurredAt)
}

function writeOffsets(to: ByteWriter, facts: readonly Fact[]): void {
  const measured = facts.filter((fact) => 'clockOffset' in fact)
  const offsets = measured.map(({ clockOffset }) => clockOffset ?? 0)
  writeNumbers(to, offsets, byGroup(measured.map(({ install }) => install)))
}

function writeId(to: ByteWriter, id: string, occurredAt: number): void {
  const bytes = uuidBytes(id) ?? new Uint8Array(16)
  const time = bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  to.signed(time - occurredAt * 1000)
  to.bytes(bytes.subarray(6))
}

/** @throws MalformedBytes */
export function readHeads(from: ByteReader, rows: number): (row: number, body: object) => Fact {
  const column = (given?: readonly Value[]) => readDictionary(from, rows, given)
  const [types, authors] = [column(), column()]
  const [kinds, assurances, installs, actions] = [
    column(authors),
    column(authors),
    column(authors),
    column(authors),
  ]
  const measured = column()
  const offsets = readOffsets(from, installs, measured)
  const seqs = readNumbers(from, rows, byGroup(installs))
  const bases = readNumbers(from, rows, byGroup(installs))
  const times = readNumbers(from, rows)
  const ids = times.map((occurredAt) => readId(from, occurredAt))
  return (row, body) => {
    const fact = {
      id: ids[row],
      type: types[row],
      author: { kind: kinds[row], id: authors[row] },
      assurance: assurances[row],
      install: installs[row],
      seq: seqs[row],
      basis: bases[row],
      occurredAt: times[row],
      body,
    } as Fact
    if (actions[row] !== undefined) fact.actionId = actions[row] as string
    if (measured[row]) fact.clockOffset = offsets[row] as number
    return fact
  }
}

/** By row; rows that were not measured have none. */
function readOffsets(from: ByteReader, installs: readonly Value[], measured: readonly Value[]): number[] {
  const rows = measured.flatMap((is, row) => (is ? [row] : []))
  const numbers = readNumbers(from, rows.length, byGroup(rows.map((row) => installs[row])))
  const offsets: number[] = []
  for (const [index, row] of rows.entries()) offsets[row] = numbers[index] as number
  return offsets
}

const idBytes = new Uint8Array(16)

function readId(from: ByteReader, occurredAt: number): string {
  let time = from.signed() + occurredAt * 1000
  if (time < 0 || time >= 2 ** 48) throw new MalformedBytes('no time of an id')
  for (let index = 5; index >= 0; index -= 1, time = Math.floor(time / 256)) idBytes[index] = time % 256
  idBytes.set(from.bytes(10), 6)
  return uuidText(idBytes)
}

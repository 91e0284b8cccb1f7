/**
 * Two people changed one arrangement. Cell by cell (a child and its post): what only one of them changed since both
 * began is taken from that one; what both changed differently is for the person to choose.
 */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'

type Placement = RecordBody<'arrangement'>['placements'][number]
export type Side = 'mine' | 'theirs'
export type CellApart = {
  readonly student: string
  /** null: no post. */
  readonly mine: Placement | null
  readonly theirs: Placement | null
  /** Who changed it since both began; 'both' has to be chosen. */
  readonly changedBy: Side | 'both'
}

/** @param base what both had before them */
export function cellsApart(
  base: readonly Placement[],
  mine: readonly Placement[],
  theirs: readonly Placement[],
): CellApart[] {
  const [was, own, other] = [byStudent(base), byStudent(mine), byStudent(theirs)]
  const students = [...new Set([...own.keys(), ...other.keys()])]
  const postOf = (cells: ReadonlyMap<string, Placement>, student: string) => cells.get(student)?.post
  return students
    .filter((student) => postOf(own, student) !== postOf(other, student))
    .map((student) => {
      const byMe = postOf(was, student) !== postOf(own, student)
      const byOther = postOf(was, student) !== postOf(other, student)
      const changedBy = byMe && byOther ? 'both' : byMe ? 'mine' : 'theirs'
      return { student, mine: own.get(student) ?? null, theirs: other.get(student) ?? null, changedBy }
    })
}

/** What is on the desk after the choice: cells on which both agree, and of each other cell the chosen side. */
export function mergedPlacements(
  mine: readonly Placement[],
  apart: readonly CellApart[],
  sideOf: (cell: CellApart) => Side,
): Placement[] {
  const differing = new Set(apart.map(({ student }) => student))
  const chosen = apart.flatMap((cell) => cell[sideOf(cell)] ?? [])
  return [...mine.filter(({ student }) => !differing.has(student)), ...chosen]
}

const byStudent = (placements: readonly Placement[]) =>
  new Map(placements.map((placement) => [placement.student, placement]))

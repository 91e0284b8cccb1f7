/** A teacher awards one child or many; each child's is a fact of its own under one action, so one can be refused alone. */
import type { Colour } from '../../domain/colours.ts'
import type { StudentId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export type Award = {
  students: readonly StudentId[]
  colour: Colour
  points: number
  /** What the child reads: the preset's label, or the teacher's words. */
  label: string
  preset?: string
  note?: string
}

export function awardPoints(award: Award, work: Workplace): Promise<Result<Written, Refusal>> {
  const { students, colour, points, label, preset, note } = award
  const shared = { colour, points, label, ...(preset ? { preset } : {}), ...(note ? { note } : {}) }
  return writeFacts(
    work,
    students.map((student) => ({ type: 'points.awarded.v1', body: { student, ...shared } })),
  )
}

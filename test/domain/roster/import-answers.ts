/** A proposal looked at as the tests of the import ask about it. */
import { expect } from 'vitest'
import type {
  ImportDecisions,
  ImportProposal,
  Question,
  StudentImport,
} from '../../../src/domain/roster/import-proposal.ts'
import { proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import { decided } from './roster-builders.ts'

const questionsOf = ({ toDecide, transfers }: ImportProposal) => [...toDecide, ...transfers]
export const codes = (proposal: ImportProposal) => questionsOf(proposal).map(({ reason }) => reason.code)
export const only = (proposal: ImportProposal): Question => {
  const questions = questionsOf(proposal)
  expect(questions).toHaveLength(1)
  return questions[0] as Question
}
export const nothingHappens = (proposal: ImportProposal) =>
  expect([proposal.added, proposal.changed]).toEqual([[], []])
export const answer = (input: StudentImport, decision: ImportDecisions['rows'][string]) =>
  proposeStudentImport(input, decided({ [only(proposeStudentImport(input)).id]: decision }))

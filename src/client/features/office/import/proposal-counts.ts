/** Numbers of a proposal, for the cards and the bars. */
import type {
  ClassCount,
  ImportDecisions,
  ImportProposal,
} from '../../../../domain/roster/import-proposal.ts'

export type ProposalCounts = {
  readonly added: number
  readonly changed: number
  /** Ticked as having left. */
  readonly gone: number
  /** Rows that wait for a person. */
  readonly waiting: number
  /** What pressing 应用 would write. */
  readonly items: number
}

export function countProposal(proposal: ImportProposal, decisions: ImportDecisions): ProposalCounts {
  const ticked = new Set(decisions.gone)
  const gone = proposal.gone.filter(
    ({ studentId, ticked: isTicked }) => isTicked || ticked.has(studentId),
  ).length
  const waiting = new Set([...proposal.transfers, ...proposal.toDecide].map(({ key }) => key)).size
  const { added, changed } = proposal
  return {
    added: added.length,
    changed: changed.length,
    gone,
    waiting,
    items: added.length + changed.length + gone,
  }
}

export type Bar = { readonly label: string; readonly count: number }

export const classBars = (classes: readonly ClassCount[]): Bar[] =>
  classes.map(({ className, inFile }) => ({ label: className.replace(/班$/, ''), count: inFile }))

/** One bar a grade; a class that is at the school no more keeps its own. @param gradeName of 1 to 6 */
export function gradeBars(classes: readonly ClassCount[], gradeName: (grade: number) => string): Bar[] {
  const bars = new Map<string, number>()
  for (const { className, inFile } of classes) {
    const grade = '一二三四五六'.indexOf(className[0] ?? ' ') + 1
    const label = grade > 0 ? gradeName(grade) : className
    bars.set(label, (bars.get(label) ?? 0) + inFile)
  }
  return [...bars].map(([label, count]) => ({ label, count }))
}

/** One child who may be honoured, as the person who decides sees it. */
import type { StudentId } from '../../../../domain/ids.ts'

export type ProposalRow = {
  readonly student: StudentId
  readonly name: string
  readonly className: string
  readonly isProposed: boolean
  /** Why, or what is missing, in words; and the part of the rule that it answers. */
  readonly said: ReadonlyArray<{ readonly reason: string; readonly rule?: string }>
  /** The reason that is kept, unless the person writes another. */
  readonly kept: string
  readonly has: boolean
}

/** Whom the rule proposes before the others; inside each part the order is the class list's. */
export const proposedFirst = <T extends { readonly isProposed: boolean }>(all: readonly T[]): T[] => [
  ...all.filter(({ isProposed }) => isProposed),
  ...all.filter(({ isProposed }) => !isProposed),
]

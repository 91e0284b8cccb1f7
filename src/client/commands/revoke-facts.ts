/** Undo and revocation: a fact of its own for each fact taken back; nothing is deleted. */
import type { FactId } from '../../domain/ids.ts'
import { studentOf } from '../../domain/facts/ledger.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

/** @param reason left out within the ten seconds of undo, wanted later */
export function revokeFacts(
  targets: readonly FactId[],
  reason: string | undefined,
  work: Workplace,
): Promise<Result<Written, Refusal>> {
  return writeFacts(
    work,
    targets.map((target) => {
      const found = work.find(target)
      const student = found ? studentOf(found.fact) : null
      return { type: 'fact.revoked.v1', body: { target, student, ...(reason ? { reason } : {}) } }
    }),
  )
}

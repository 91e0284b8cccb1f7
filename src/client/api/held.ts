/** What a person decides about a fact that waits in quarantine or was refused. */
import { callApi } from './request.ts'

export type HeldDecision = 'release' | 'reject' | 'seen'

/** Errors: unknown, already-decided, cannot-be-released, forbidden, offline. */
/** A block of at most 200 in one commit. `left`: those that somebody else decided meanwhile or that cannot be released. */
export const decideHeldBlock = (ids: readonly string[], decision: HeldDecision) =>
  callApi<{ left: ReadonlyArray<{ readonly id: string; readonly code: string }> }>('POST', '/held', {
    ids,
    decision,
  })

export const decideHeld = (id: string, decision: HeldDecision) =>
  callApi<object>('POST', `/held/${id}`, { decision })

/** What a person decides about a fact that waits in quarantine or was refused. */
import { callApi } from './request.ts'

export type HeldDecision = 'release' | 'reject' | 'seen'

/** Errors: unknown, already-decided, cannot-be-released, forbidden, offline. */
export const decideHeld = (id: string, decision: HeldDecision) =>
  callApi<object>('POST', `/held/${id}`, { decision })

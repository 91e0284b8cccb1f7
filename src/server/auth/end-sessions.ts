/** Ending sessions by hand: a phone that was lost, a browser at somebody else's desk. Outlives a restore. */
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { endPairings } from './pairing/end-pairings.ts'
import { closeSessions } from './sessions.ts'

/** @returns whether there was one to end */
export async function endSessions(
  services: Services,
  which: Parameters<typeof closeSessions>[1],
): Promise<boolean> {
  const at = secondsNow(services)
  const ended = await inSchool(services.database, which.school, async (tx) => {
    const ids = await closeSessions(tx, which, { state: 'ended' })
    await endPairings(tx, which.school, ids)
    for (const id of ids) services.journal.append({ at, school: which.school, what: 'session-ended', id })
    return ids
  })
  for (const id of ended) services.endedSessions.emit(id)
  return ended.length > 0
}

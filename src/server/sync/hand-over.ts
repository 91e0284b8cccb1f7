/**
 * What a tablet wrote under an earlier name, brought in under its present one: it was unpaired or unknown to a server
 * that was brought back, and paired anew. Everything waits as one block until a person releases it.
 */
import type { Result } from '../../domain/result.ts'
import { secondsNow } from '../deps.ts'
import type { SchoolViews } from '../school/views.ts'
import type { Accepted, RawFact } from './accept-facts.ts'
import { noteContact } from './installs.ts'
import { type Asker, type SyncDeps, takeFacts } from './sync.ts'

/** @param install of the store that is handed over, not of the tablet's present one */
export function handOver(
  deps: SyncDeps,
  views: SchoolViews,
  asker: Asker,
  install: string,
  facts: readonly RawFact[],
): Promise<Result<Accepted, 'clone'>> {
  const sender = { ...asker, install, state: 'handover' } as const
  return deps.writes.write(sender.school, 1 + facts.length, async (tx) => {
    const contact = { cursor: { number: 0, tag: '' }, epoch: null, facts: [...facts] }
    await noteContact(tx, sender, secondsNow(deps), contact)
    return takeFacts(deps, tx, views, sender, facts)
  })
}

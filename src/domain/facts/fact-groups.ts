/**
 * Facts by whom they are about, so that what may look at each other stands together: a child's facts, with what is
 * said about them; what is about no child; and words about a fact that is not here yet, until it comes. Each fact is
 * in one group: who wants all that names a child, also as the second one, asks `facts-by-child.ts`.
 */
import type { FactId } from '../ids.ts'
import { claimParts, isOfType, type LedgerFact, studentOf } from './ledger.ts'

type ChangedGroup = {
  readonly key: string
  readonly before: readonly LedgerFact[]
  readonly now: readonly LedgerFact[]
}
export type FactGroups = {
  /** Takes facts out and others in. @returns the groups that this changed; lists handed out stay as they are */
  replace(gone: readonly LedgerFact[], come: readonly LedgerFact[]): ChangedGroup[]
}

const awaited = (target: FactId) => `awaited ${target}`

export function groupsOf(facts: readonly LedgerFact[]): FactGroups {
  const lists = new Map<string, LedgerFact[]>()
  /** Where each fact is, or last was: a word about it goes there. */
  const keys = new Map<FactId, string>()
  /** Lists as they were before this change. */
  let before = new Map<string, readonly LedgerFact[]>()

  const keyFor = (entry: LedgerFact): string => {
    if (isOfType(entry, 'fact.revoked.v1') || isOfType(entry, 'time.settled.v1')) {
      const { target } = entry.fact.body
      return keys.get(target) ?? awaited(target)
    }
    if (!isOfType(entry, 'claim.voided.v1')) return studentOf(entry.fact) ?? ''
    return claimParts(entry.fact.body.claim)?.student ?? entry.fact.body.student
  }
  /** The list to change; a copy, the first time. */
  const opened = (key: string): LedgerFact[] => {
    const list = lists.get(key) ?? []
    if (before.has(key) && lists.has(key)) return list
    before.set(key, list)
    const copy = [...list]
    lists.set(key, copy)
    return copy
  }
  const put = (entry: LedgerFact, key: string) => {
    opened(key).push(entry)
    keys.set(entry.fact.id, key)
    const waiting = awaited(entry.fact.id)
    if (waiting === key || !lists.has(waiting)) return
    const words = [...opened(waiting)]
    lists.set(waiting, [])
    for (const word of words) put(word, key)
  }
  const takeOut = (gone: readonly LedgerFact[]) => {
    const leaving = new Set(gone)
    for (const key of new Set(gone.map((entry) => keys.get(entry.fact.id) ?? keyFor(entry)))) {
      const list = opened(key)
      lists.set(
        key,
        list.filter((entry) => !leaving.has(entry)),
      )
    }
  }
  const replace: FactGroups['replace'] = (gone, come) => {
    before = new Map()
    takeOut(gone)
    for (const entry of come) put(entry, keyFor(entry))
    return [...before].map(([key, list]) => ({ key, before: list, now: lists.get(key) ?? [] }))
  }

  for (const entry of facts) put(entry, keyFor(entry))
  return { replace }
}

/**
 * The fold kept up to date: after a change only the children whom it touches are folded again. Possible because no
 * rule of the fold looks from one child to another; says exactly what `foldFacts` says of the same facts, but for the
 * order of the entries in its maps and of `entries`.
 *
 *   facts before   c1 c2 c3 … c98 │ u1 u2
 *   facts now      c1 c2 c3 … c98 │ c99 u1' u2     the common beginning is found by identity,
 *   folded again                     the children of what stands behind the line, before and now
 */
import type { StudentId } from '../ids.ts'
import { inCommitOrder } from './commit-order.ts'
import type { Entry } from './entry.ts'
import { type Folded, foldFacts, type FoldRules } from './fold.ts'
import { type FactGroups, groupsOf } from './fact-groups.ts'
import type { LedgerFact } from './ledger.ts'

/**
 * @returns what the facts come to. Unchanged facts are given as the same objects, in one order: that makes it fast,
 * not right.
 */
export type RunningFold = (facts: readonly LedgerFact[], rules: FoldRules) => Folded

type State = {
  readonly facts: readonly LedgerFact[]
  readonly rules: FoldRules
  readonly folded: Folded
  readonly entries: LazyEntries
  /** Made when the first change comes. */
  groups: FactGroups | null
}
/** Whose lines are not those of the whole fold any more, each with the facts of the group. */
type LazyEntries = {
  readonly base: Folded
  readonly since: ReadonlyMap<string, readonly LedgerFact[]>
}

/** So much at once is folded whole. */
const mostChanged = 500

export function runningFold(): RunningFold {
  let state: State | null = null
  return (facts, rules) => {
    state = (state?.rules === rules && afterChange(state, facts)) || whole(facts, rules)
    return state.folded
  }
}

function whole(facts: readonly LedgerFact[], rules: FoldRules): State {
  const folded = foldFacts(facts, rules)
  return { facts, rules, folded, entries: { base: folded, since: new Map() }, groups: null }
}

/** Null where so much has changed that the whole fold is the shorter way. */
function afterChange(state: State, facts: readonly LedgerFact[]): State | null {
  const start = commonBeginning(state.facts, facts)
  const [gone, come] = [state.facts.slice(start), facts.slice(start)]
  if (gone.length + come.length > mostChanged) return null
  if (gone.length + come.length === 0) return { ...state, facts }
  const groups = state.groups ?? groupsOf(state.facts)
  const { rules } = state
  const changes = groups.replace(gone, come).map(({ key, before, now }): Change => {
    return { key, facts: now, before: foldFacts(before, rules), now: foldFacts(now, rules) }
  })
  const entries = {
    base: state.entries.base,
    since: new Map([...state.entries.since, ...changes.map(({ key, facts }) => [key, facts] as const)]),
  }
  return { facts, rules, groups, entries, folded: refolded(state.folded, changes, entries, rules) }
}

function commonBeginning(a: readonly unknown[], b: readonly unknown[]): number {
  const most = Math.min(a.length, b.length)
  let index = 0
  while (index < most && a[index] === b[index]) index += 1
  return index
}

type Change = { key: string; facts: readonly LedgerFact[]; before: Folded; now: Folded }

function refolded(earlier: Folded, changes: readonly Change[], lazy: LazyEntries, rules: FoldRules): Folded {
  let entries: readonly Entry[] | undefined
  return {
    claims: patchedMap(earlier.claims, changes, ({ claims }) => claims),
    get entries() {
      return (entries ??= allEntries(lazy, rules))
    },
    totals: patchedMap(earlier.totals, changes, ({ totals }) => totals),
    revoked: patchedMap(earlier.revoked, changes, ({ revoked }) => revoked),
    timeOpen: patchedList(earlier.timeOpen, changes, ({ timeOpen }) => timeOpen),
    openRequests: patchedList(earlier.openRequests, changes, ({ openRequests }) => openRequests),
    excused: patchedMap(earlier.excused, changes, ({ excused }) => excused),
    substitutions: patchedMap(earlier.substitutions, changes, ({ substitutions }) => substitutions),
    suspensions: patchedList(earlier.suspensions, changes, ({ suspensions }) => suspensions),
    serviceLife: patchedList(earlier.serviceLife, changes, ({ serviceLife }) => serviceLife),
    activityLife: patchedList(earlier.activityLife, changes, ({ activityLife }) => activityLife),
    // Facts of unknown types do not go away without a new build.
    updateNeeded: earlier.updateNeeded || changes.some(({ now }) => now.updateNeeded),
  }
}

/** A copy: who still looks at the earlier one sees it as it was. */
function patchedMap<K, V>(
  earlier: ReadonlyMap<K, V>,
  changes: readonly Change[],
  part: (folded: Folded) => ReadonlyMap<K, V>,
): ReadonlyMap<K, V> {
  if (changes.every(({ before, now }) => part(before).size + part(now).size === 0)) return earlier
  const patched = new Map(earlier)
  for (const { before } of changes) for (const key of part(before).keys()) patched.delete(key)
  for (const { now } of changes) for (const [key, value] of part(now)) patched.set(key, value)
  return patched
}

function patchedList<T extends LedgerFact>(
  earlier: readonly T[],
  changes: readonly Change[],
  part: (folded: Folded) => readonly T[],
): readonly T[] {
  const gone = new Set<LedgerFact>(changes.flatMap(({ before }) => part(before)))
  const come = changes.flatMap(({ now }) => part(now))
  if (gone.size + come.length === 0) return earlier
  return inCommitOrder([...earlier.filter((entry) => !gone.has(entry)), ...come])
}

function allEntries({ base, since }: LazyEntries, rules: FoldRules): Entry[] {
  const kept = base.entries.filter(({ student }: { student: StudentId }) => !since.has(student))
  return [...kept, ...[...since.values()].flatMap((facts) => foldFacts(facts, rules).entries)]
}

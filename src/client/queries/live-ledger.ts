/**
 * The ledger as this device knows it, folded. Rows are read and segments decoded once: afterwards a change fetches
 * only what is new, and only the children whom it touches are folded again.
 */
import { computed, type ComputedRef, type ShallowRef } from 'vue'
import type { Folded } from '../../domain/facts/fold.ts'
import { runningFold } from '../../domain/facts/running-fold.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import type { CommittedFact } from '../../domain/protocol/sync.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { type AckRow, type AnswerRow, type DeviceDatabase, type OwnRow, readMeta } from '../db/database.ts'
import { historyOf, readSegments } from '../db/read-history.ts'
import { ledgerOf } from '../db/read-ledger.ts'
import { type Live, useLiveQuery } from './use-live-query.ts'

type Parts = {
  generation: number
  history: readonly CommittedFact[]
  ledger: ReadonlyMap<number, CommittedFact>
  own: ReadonlyMap<number, OwnRow>
  answers: readonly AnswerRow[]
  acks: readonly AckRow[]
  install: string
}

export type LiveLedger = {
  /** Every fact held, refused ones left out. */
  readonly facts: ComputedRef<readonly LedgerFact[]>
  readonly folded: ComputedRef<Folded>
  readonly answers: ComputedRef<readonly AnswerRow[]>
  readonly own: ComputedRef<ReadonlyMap<number, OwnRow>>
  /** Own facts without a verdict: 待上传. */
  readonly unsent: ComputedRef<number>
  readonly ready: ShallowRef<boolean>
  readonly error: Live<unknown>['error']
}

const nothing: Parts = {
  generation: -1,
  history: [],
  ledger: new Map(),
  own: new Map(),
  answers: [],
  acks: [],
  install: '',
}

export function liveLedger(db: DeviceDatabase, view: ShallowRef<SchoolView>): LiveLedger {
  let seen = nothing
  const fold = runningFold()
  const parts = useLiveQuery(
    () => readNew(db, seen),
    nothing,
    (part, earlier) => (seen = merged(part, earlier)),
  )
  const facts = computed(() => {
    const { history, ledger, own, answers, acks, install } = parts.data.value
    return ledgerOf({ history, ledger: [...ledger.values()], own: [...own.values()], answers, acks, install })
  })
  return {
    facts,
    folded: computed(() => fold(facts.value, view.value.foldRules)),
    answers: computed(() => parts.data.value.answers),
    own: computed(() => parts.data.value.own),
    unsent: computed(() => countUnsettled(parts.data.value)),
    ready: parts.ready,
    error: parts.error,
  }
}

/** Of one moment of the store: between two of them a segment may have taken the place of rows. */
async function readNew(db: DeviceDatabase, seen: Parts) {
  const tables = [db.meta, db.segments, db.ledger, db.own, db.answers, db.acks]
  const { segments, ...rows } = await db.transaction('r', tables, async () => {
    const generation = (await readMeta(db, 'generation')) ?? 0
    const from = generation === seen.generation ? seen : nothing
    const [install, segments, ledger, own, answers, acks] = await Promise.all([
      readMeta(db, 'install'),
      readSegments(db),
      db.ledger.where(':id').above(lastKey(from.ledger)).toArray(),
      db.own.where(':id').above(lastKey(from.own)).toArray(),
      db.answers.toArray(),
      db.acks.toArray(),
    ])
    return { generation, install: install ?? '', segments, ledger, own, answers, acks }
  })
  return { ...rows, history: historyOf(db, segments) }
}

function lastKey(rows: ReadonlyMap<number, unknown>): number {
  let last = 0
  for (const key of rows.keys()) if (key > last) last = key
  return last
}

function merged(part: Awaited<ReturnType<typeof readNew>>, earlier: Parts): Parts {
  const kept = part.generation === earlier.generation ? earlier : nothing
  const ledger = new Map(kept.ledger)
  for (const row of part.ledger) ledger.set(row.number, row)
  const own = new Map(kept.own)
  for (const row of part.own) own.set(row.seq ?? 0, row)
  return { ...part, ledger, own }
}

function countUnsettled({ own, answers, acks }: Parts): number {
  const answered = new Set(answers.filter((row) => row.exception).map((row) => row.seq))
  let count = 0
  for (const seq of own.keys()) {
    if (!answered.has(seq) && !acks.some((ack) => ack.first <= seq && seq <= ack.last)) count += 1
  }
  return count
}

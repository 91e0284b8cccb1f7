/**
 * Moving duties in the roster: one is chosen, then a place or another child of the same post. The versions are those
 * the person saw when choosing. Where somebody else changed the same appointments in between, both are put together
 * cell by cell; only where both moved the very same duty is the person asked.
 */
import { shallowRef } from 'vue'
import type { RosterPerson } from '../../../../domain/posts/roster-week.ts'
import {
  mergedMoves,
  type Move,
  type MoveApart,
  movesApart,
  type Rosters,
  type RosterChange,
  type Side,
} from '../../../../domain/posts/merge-moves.ts'
import { type Cell, moveDuty } from '../../../../domain/posts/move-duty.ts'
import type { Appointment, Post } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { RecordChange } from '../../../api/records.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import { useHome } from '../../../home/home.ts'
import { recordRowsOf } from '../../../queries/record-rows.ts'
import { bodyOf, newRecordId, useRecordSaving } from '../parts/save-records.ts'

/** One child's duty in the week: `date` is where it was pressed. */
export type Duty = {
  readonly post: Post
  readonly person: RosterPerson
  readonly cell: Cell
  readonly date: LocalDate
}
type Step = { readonly appointment: Appointment; readonly from: Cell; readonly to: Cell | null }

/** @param firstDay the day from which a change holds */
export function useMoving(firstDay: () => LocalDate) {
  const work = useWorkplace()
  const { school } = useHome()
  const saving = useRecordSaving()
  const chosen = shallowRef<Duty | null>(null)
  /** What both people moved differently; the person says which holds. */
  const apart = shallowRef<readonly MoveApart[]>([])
  /** Somebody else had changed the roster as well, and nothing had to be asked. */
  const isMerged = shallowRef(false)
  const versions = new Map<string, number>()
  /** The post's appointments when the duty was chosen. */
  let seen: readonly Appointment[] = []
  let moves: readonly Move[] = []
  let rosters: Rosters | null = null

  async function remember({ id }: Appointment): Promise<void> {
    versions.set(id, await saving.versionOf('appointment', id))
  }
  async function choose(duty: Duty): Promise<void> {
    saving.forget()
    isMerged.value = false
    chosen.value = duty
    seen = school.view.value.appointments.filter(({ post }) => post === duty.post.id)
    await remember(duty.person.appointment)
  }
  function clear(): void {
    chosen.value = null
    apart.value = []
    versions.clear()
    saving.forget()
  }

  async function run(steps: readonly Step[]): Promise<void> {
    moves = steps.map(({ appointment, from, to }) => {
      return { appointment: bodyOf('appointment', appointment), from, to }
    })
    if (await saving.save(steps.flatMap(changesOf))) clear()
    else if (saving.conflict.value) await compare()
  }
  function changesOf({ appointment, from, to }: Step): RecordChange[] {
    const { old, made } = moveDuty(bodyOf('appointment', appointment), from, to, firstDay())
    const version = versions.get(appointment.id) ?? 0
    const ended = asRecordChange({ id: appointment.id, version, body: old })
    return [ended, ...made.map((body) => asRecordChange({ id: null, version: 0, body }))]
  }

  /** What stands now beside what this person wants: put together at once where nobody has to be asked. */
  async function compare(): Promise<void> {
    const post = moves[0]?.appointment.post
    const rows = (await recordRowsOf(work.db, 'appointment')).filter(({ body }) => body.post === post)
    rosters = { seen, standing: rows, firstDay: firstDay() }
    apart.value = movesApart(moves, rosters)
    if (apart.value.length === 0) await saveMerged(() => 'theirs')
  }
  /** Over what stands now, knowingly: of each disagreement the side that was chosen. */
  async function saveMerged(sideOf: (one: MoveApart) => Side): Promise<void> {
    if (!rosters) return
    const changes = mergedMoves(moves, rosters, sideOf).map(asRecordChange)
    if (changes.length > 0 && !(await saving.save(changes))) {
      if (saving.conflict.value) await compare()
      return
    }
    clear()
    isMerged.value = true
  }

  const moveTo = (to: Cell | null): Promise<void> =>
    chosen.value ? run([stepOf(chosen.value, to)]) : Promise.resolve()
  async function swapWith(other: Duty): Promise<void> {
    const own = chosen.value
    if (!own) return
    await remember(other.person.appointment)
    await run([stepOf(own, other.cell), stepOf(other, own.cell)])
  }

  return { chosen, apart, isMerged, saving, choose, clear, moveTo, swapWith, saveMerged }
}

const stepOf = ({ person, cell }: Duty, to: Cell | null): Step => ({
  appointment: person.appointment,
  from: cell,
  to,
})

const asRecordChange = ({ id, version, body }: RosterChange): RecordChange => ({
  ...{ kind: 'appointment', id: id ?? newRecordId(), version, body },
})

export type Moving = ReturnType<typeof useMoving>

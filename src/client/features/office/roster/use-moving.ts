/**
 * Moving duties in the roster: one is chosen, then a place or another child of the same post. The versions are those
 * the person saw when choosing. Where somebody else changed the same appointments in between, both are put together
 * cell by cell; only where both moved the very same duty, or filled the same free place, is the person asked.
 */
import { shallowRef } from 'vue'
import type { RosterPerson } from '../../../../domain/posts/roster-week.ts'
import {
  mergedMoves,
  type Move,
  type MoveApart,
  movesApart,
  type RosterChange,
  type Rosters,
  type Side,
} from '../../../../domain/posts/merge-moves.ts'
import { type Cell, moveDuty } from '../../../../domain/posts/move-duty.ts'
import { type SettledPlace, settledMoves } from '../../../../domain/posts/settle-places.ts'
import type { Appointment, Post } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { RecordChange } from '../../../api/records.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import { useHome } from '../../../home/home.ts'
import { recordRowsOf } from '../../../queries/record-rows.ts'
import { asAppointmentChange, bodyOf, useRecordSaving } from '../parts/save-records.ts'

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
  let side: (one: MoveApart) => Side = () => 'theirs'

  async function remember({ id }: Appointment): Promise<void> {
    versions.set(id, await saving.versionOf('appointment', id))
  }
  async function choose(duty: Duty): Promise<void> {
    saving.forget()
    isMerged.value = false
    chosen.value = duty
    await lookAt(duty)
  }
  /** Nothing that is shown changes: it would move away under what is dragged. */
  async function lookAt(duty: Duty): Promise<void> {
    versions.clear()
    seen = school.view.value.appointments.filter(({ post }) => post === duty.post.id)
    await saving.look()
    await remember(duty.person.appointment)
  }
  function clear(): void {
    chosen.value = null
    apart.value = []
    versions.clear()
    saving.forget()
  }

  async function run(steps: readonly Step[]): Promise<void> {
    side = () => 'theirs'
    isMerged.value = false
    moves = steps.map(({ appointment, from, to }) => {
      return { appointment: bodyOf('appointment', appointment), from, to }
    })
    if (await saving.save(steps.flatMap(changesOf))) clear()
    else if (saving.conflict.value) await compare()
  }
  function changesOf({ appointment, from, to }: Step): RecordChange[] {
    const { old, made } = moveDuty(bodyOf('appointment', appointment), from, to, firstDay())
    const version = versions.get(appointment.id) ?? 0
    const ended = asAppointmentChange({ id: appointment.id, version, body: old })
    return [ended, ...made.map((body) => asAppointmentChange({ id: null, version: 0, body }))]
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
    side = sideOf
    if (await saveOver(mergedMoves(moves, rosters, sideOf))) isMerged.value = true
  }
  async function saveOver(changes: readonly RosterChange[]): Promise<boolean> {
    const isSaved = changes.length === 0 || (await saving.save(changes.map(asAppointmentChange)))
    if (isSaved) clear()
    else if (saving.conflict.value) await compare()
    return isSaved
  }
  /** The places that somebody else has just filled, as the person chose. */
  async function settle(settled: readonly SettledPlace[]): Promise<void> {
    const standing = await recordRowsOf(work.db, 'appointment')
    await saveOver(settledMoves(moves, settled, { seen, standing, firstDay: firstDay() }, side))
  }

  const moveTo = (own: Duty, to: Cell | null): Promise<void> => run([stepOf(own, to)])
  async function swap(own: Duty, other: Duty): Promise<void> {
    await remember(other.person.appointment)
    await run([stepOf(own, other.cell), stepOf(other, own.cell)])
  }

  return { chosen, apart, isMerged, saving, choose, lookAt, clear, moveTo, swap, saveMerged, settle }
}

const stepOf = ({ person, cell }: Duty, to: Cell | null): Step => ({
  appointment: person.appointment,
  from: cell,
  to,
})

export type Moving = ReturnType<typeof useMoving>

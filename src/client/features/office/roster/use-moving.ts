/**
 * Moving duties in the roster: one is chosen, then a place or another child of the same post. The versions are those
 * the person saw when choosing, so that somebody else's change in between is shown and not overwritten.
 */
import { shallowRef } from 'vue'
import { type Cell, moveDuty } from '../../../../domain/posts/move-duty.ts'
import type { RosterPerson } from '../../../../domain/posts/roster-week.ts'
import type { Appointment, Post } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { RecordChange } from '../../../api/records.ts'
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
  const saving = useRecordSaving()
  const chosen = shallowRef<Duty | null>(null)
  const versions = new Map<string, number>()
  let pending: readonly Step[] = []

  async function remember({ id }: Appointment): Promise<void> {
    versions.set(id, await saving.versionOf('appointment', id))
  }
  async function choose(duty: Duty): Promise<void> {
    saving.forget()
    chosen.value = duty
    await remember(duty.person.appointment)
  }
  function clear(): void {
    chosen.value = null
    versions.clear()
    saving.forget()
  }

  async function run(steps: readonly Step[]): Promise<void> {
    pending = steps
    if (await saving.save(steps.flatMap(changesOf))) clear()
  }
  function changesOf(step: Step): RecordChange[] {
    const { id } = step.appointment
    const { old, made } = movedBy(step)
    return [
      { kind: 'appointment', id, version: versions.get(id) ?? 0, body: old },
      ...made.map((body) => ({ kind: 'appointment' as const, id: newRecordId(), version: 0, body })),
    ]
  }
  const movedBy = ({ appointment, from, to }: Step) =>
    moveDuty(bodyOf('appointment', appointment), from, to, firstDay())

  const moveTo = (to: Cell | null): Promise<void> =>
    chosen.value ? run([stepOf(chosen.value, to)]) : Promise.resolve()
  async function swapWith(other: Duty): Promise<void> {
    const own = chosen.value
    if (!own) return
    await remember(other.person.appointment)
    await run([stepOf(own, other.cell), stepOf(other, own.cell)])
  }

  /** 用我的: over what stands now, knowingly. */
  async function takeMine(): Promise<void> {
    const { conflict } = saving
    if (conflict.value) versions.set(conflict.value.id, conflict.value.version)
    await run(pending)
  }
  /** What this person would save over the record that somebody else has changed. */
  const mine = () => {
    const step = pending.find(({ appointment }) => appointment.id === saving.conflict.value?.id)
    return step ? movedBy(step).old : null
  }

  return { chosen, saving, choose, clear, moveTo, swapWith, takeMine, mine }
}

const stepOf = ({ person, cell }: Duty, to: Cell | null): Step => ({
  appointment: person.appointment,
  from: cell,
  to,
})

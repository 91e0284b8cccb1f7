/** A class's goal on the phone: how far it is, a new one, and an end to it. Saved at the school's server at once. */
import { computed, type ComputedRef, ref } from 'vue'
import { classGoal } from '../../../../domain/goals/class-goal.ts'
import { uuidv7 } from '../../../../domain/ids.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { changeRecords, type RecordChange } from '../../../api/records.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import { useWords } from '../../../i18n/messages.ts'
import { recordVersion } from '../../../queries/record-rows.ts'
import { useNotices } from '../shell/notices.ts'
import { useTeacher } from '../shell/use-teacher.ts'
import { classGoalWords } from './class-goal-words.ts'

export function useClassGoal(classId: ComputedRef<string>) {
  const { view, folded, today, ownClasses, holdsAll, complete, home } = useTeacher()
  const work = useWorkplace()
  const words = useWords(classGoalWords)
  const { tell } = useNotices()
  const busy = ref(false)
  const problem = ref('')
  const mayChange = computed(() => ownClasses.value.has(classId.value) || holdsAll.value)
  /** Only where every child's facts are here: else the sum would be too small. */
  const goal = computed(() =>
    mayChange.value && complete.value
      ? classGoal(view.value, folded.value.entries, classId.value, today.value)
      : null,
  )

  async function change(one: RecordChange, title: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = ''
    const saved = await changeRecords([one])
    if (saved.ok) await home.sync.runNow()
    busy.value = false
    if (saved.ok) tell({ title, icon: 'check' })
    else problem.value = saved.error.error === 'offline' ? words.value.offline : words.value.failed
    return saved.ok
  }
  function set(body: RecordBody<'goal'>): Promise<boolean> {
    const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
    return change({ kind: 'goal', id, version: 0, body }, words.value.saved)
  }
  async function end(id: string): Promise<boolean> {
    const version = await recordVersion(work.db, 'goal', id)
    return change({ kind: 'goal', id, version, body: null }, words.value.ended)
  }
  return { goal, mayChange, busy, problem, set, end }
}

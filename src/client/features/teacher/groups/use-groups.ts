/**
 * The groups this teacher keeps. They are records: the phone holds them and uses them without a network, and changes
 * them with one, each against the version it holds.
 */
import { computed, ref } from 'vue'
import { groupsOf, membersOf, type SavedGroup } from '../../../../domain/groups/members.ts'
import { uuidv7 } from '../../../../domain/ids.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { changeRecords } from '../../../api/records.ts'
import { recordVersion } from '../../../queries/record-rows.ts'
import { useTeacher } from '../shell/use-teacher.ts'

export type GroupFault = 'offline' | 'conflict' | 'failed'

export function useGroups() {
  const { view, me, today, home } = useTeacher()
  const groups = computed(() =>
    groupsOf(view.value, me.id).map((group) => ({
      ...group,
      members: membersOf(view.value, group, today.value),
    })),
  )
  const fault = ref<GroupFault | null>(null)
  const busy = ref(false)

  async function save(id: string, body: RecordBody<'saved-group'> | null): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    const version = await recordVersion(home.workplace.db, 'saved-group', id)
    const saved = await changeRecords([{ kind: 'saved-group', id, version, body }])
    if (!saved.ok) {
      const { error } = saved.error
      fault.value = error === 'offline' || error === 'conflict' ? error : 'failed'
    } else fault.value = null
    await home.sync.runNow()
    busy.value = false
    return saved.ok
  }
  const make = (name: string, students: readonly string[]) =>
    save(uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))), {
      ...{ name: name.trim(), owner: me.id, students: [...students] },
    })
  const change = ({ id, name, owner, students }: SavedGroup, to: (now: readonly string[]) => string[]) =>
    save(id, { name, owner, students: to(students) })
  return {
    ...{ groups, fault, busy, make },
    add: (group: SavedGroup, more: readonly string[]) =>
      change(group, (now) => [...new Set([...now, ...more])]),
    take: (group: SavedGroup, student: string) => change(group, (now) => now.filter((id) => id !== student)),
    remove: ({ id }: SavedGroup) => save(id, null),
  }
}

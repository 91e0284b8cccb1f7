/** The records this device holds, as the view that screens and commands ask. */
import { type ShallowRef, shallowRef, watch } from 'vue'
import { SchoolView } from '../../domain/school/school-view.ts'
import type { DeviceDatabase } from '../db/database.ts'
import { type Live, useLiveQuery } from './use-live-query.ts'

export type LiveSchool = {
  readonly view: ShallowRef<SchoolView>
  readonly ready: ShallowRef<boolean>
  readonly error: Live<unknown>['error']
}

export function liveSchool(db: DeviceDatabase): LiveSchool {
  const rows = useLiveQuery(
    () => db.records.toArray(),
    [],
    (now) => now as never[],
  )
  const view = shallowRef(new SchoolView([]))
  watch(rows.data, (now) => (view.value = new SchoolView(now)))
  return { view, ready: rows.ready, error: rows.error }
}

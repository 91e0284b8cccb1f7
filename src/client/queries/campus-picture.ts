/** The picture under the campus map as this device keeps it: an address for an image, and its shape; else null. */
import { computed, type ComputedRef, onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import { campusMapId } from '../../domain/places/campus-map.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { DeviceDatabase } from '../db/database.ts'
import { useLiveQuery } from './use-live-query.ts'

export type CampusPicture = { readonly address: string; readonly width: number; readonly height: number }

export function useCampusPicture(
  db: DeviceDatabase,
  view: ShallowRef<SchoolView>,
): ComputedRef<CampusPicture | null> {
  const map = computed(() => view.value.all('campus-map').get(campusMapId))
  const kept = useLiveQuery(
    () => db.pictures.toArray(),
    [],
    (rows) => rows,
  )
  const address = shallowRef<string | null>(null)
  const forget = () => {
    if (address.value !== null) URL.revokeObjectURL(address.value)
    address.value = null
  }
  const picture = computed(() => kept.data.value.find(({ id }) => id === map.value?.picture))
  watch(
    () => picture.value?.id,
    () => {
      forget()
      if (picture.value)
        address.value = URL.createObjectURL(new Blob([picture.value.bytes], { type: 'image/jpeg' }))
    },
    { immediate: true },
  )
  onScopeDispose(forget)
  return computed(() => {
    const { width, height } = map.value ?? { width: 0, height: 0 }
    return address.value === null || width === 0 || height === 0
      ? null
      : { address: address.value, width, height }
  })
}

/**
 * Points that were moved and are not saved yet. What is saved is the place as it stands now with its new point, so a
 * change that somebody else has made to the place in between stays.
 */
import { computed, shallowRef } from 'vue'
import { belongsOnMap, type MapPoint } from '../../../../../domain/places/campus-map.ts'
import type { Place } from '../../../../../domain/school/school-view.ts'
import { useHome } from '../../../../home/home.ts'
import { useOfficeDay } from '../../parts/office-day.ts'
import { bodyOf, type RecordSaving } from '../../parts/save-records.ts'

export function useMapDraft(saving: RecordSaving) {
  const { school } = useHome()
  const { date } = useOfficeDay()
  /** Null: taken off the map. */
  const moved = shallowRef<ReadonlyMap<string, MapPoint | null>>(new Map())
  const places = computed(() =>
    [...school.view.value.places.values()].filter((place) => belongsOnMap(place, date.value)),
  )
  const pointOf = ({ id, mapPoint }: Place): MapPoint | null =>
    moved.value.has(id) ? (moved.value.get(id) ?? null) : (mapPoint ?? null)
  const spots = computed(() =>
    places.value.flatMap((place) => {
      const point = pointOf(place)
      return point ? [{ place, point }] : []
    }),
  )
  const put = (id: string, point: MapPoint | null) => (moved.value = new Map([...moved.value, [id, point]]))

  async function changeOf(id: string, point: MapPoint | null) {
    const place = school.view.value.places.get(id)
    if (!place) return []
    const { mapPoint: _before, ...kept } = bodyOf('place', place)
    const body = point ? { ...kept, mapPoint: point } : kept
    return [{ kind: 'place' as const, id, version: await saving.versionOf('place', id), body }]
  }
  async function save(): Promise<boolean> {
    const changes = await Promise.all([...moved.value].map(([id, point]) => changeOf(id, point)))
    const saved = await saving.save(changes.flat())
    if (saved) moved.value = new Map()
    return saved
  }
  return { places, spots, pointOf, put, save, moved, forget: () => (moved.value = new Map()) }
}

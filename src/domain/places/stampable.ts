/**
 * Where a stamp may be given. Never for the counselling room or the nurse, whatever the school enters: a visit there is
 * the child's own business, it is not counted, listed or hinted at.
 */
import type { RecordBody } from '../records/record.schema.ts'
import type { LocalDate } from '../time/local-time.ts'

const privatePlace = /心理|咨询|辅导室|卫生室|医务|保健|校医|counsel|nurse|clinic|infirmary|sick ?(room|bay)/i

export const isPrivatePlace = (name: string): boolean => privatePlace.test(name)

type Named = Pick<RecordBody<'place'>, 'name' | 'stampLabel' | 'unrecorded'>

/** By the school's own word, or by what it is called. */
export const isUnrecorded = ({ name, stampLabel, unrecorded }: Named): boolean =>
  unrecorded === true || isPrivatePlace(name) || isPrivatePlace(stampLabel)

export const takesStamps = (place: Named & Pick<RecordBody<'place'>, 'retiredOn'>, day: LocalDate): boolean =>
  !isUnrecorded(place) && !(place.retiredOn !== undefined && place.retiredOn <= day)

/** Stamps: asked for at the class tablet, given by a teacher, or given by the tablet that stands at the place. */
import type { FactId, PlaceId, StudentId } from '../../domain/ids.ts'
import { refusal, type Refusal } from '../../domain/permissions/refusal.ts'
import { err, type Result } from '../../domain/result.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { Workplace } from './workplace.ts'
import { type Draft, writeFacts, type Written } from './write-facts.ts'

export function requestStamp(
  student: StudentId,
  place: PlaceId,
  work: Workplace,
): Promise<Result<Written, Refusal>> {
  return writeFacts(work, [{ type: 'stamp.requested.v1', body: { student, place } }])
}

export type StampGiven = { student: StudentId; place: PlaceId; day: LocalDate; request?: FactId }

export async function giveStamps(
  stamps: readonly StampGiven[],
  work: Workplace,
): Promise<Result<Written, Refusal>> {
  const view = work.view()
  const drafts: Draft[] = []
  for (const { student, place, day, request } of stamps) {
    const colour = view.places.get(place)?.colour
    const points = view.pointsForStamp(place, day)
    if (!colour || !points) return err(refusal('unknown-place'))
    drafts.push({
      type: 'place.stamped.v1',
      body: { student, place, colour, points, ...(request ? { request } : {}) },
    })
  }
  return writeFacts(work, drafts)
}

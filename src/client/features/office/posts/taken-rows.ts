/** Taken places that ask the same, on several days or in several windows, are one question. */
import type { TakenPlace } from '../../../../domain/posts/places-taken.ts'

/** @returns never an empty list in it */
export function placesByQuestion(
  places: readonly TakenPlace[],
): Array<readonly [TakenPlace, ...TakenPlace[]]> {
  const byQuestion = new Map<string, [TakenPlace, ...TakenPlace[]]>()
  for (const place of places) {
    const key = [
      place.why,
      place.post,
      place.student,
      ...place.by.map(({ appointment }) => appointment),
    ].join()
    const own = byQuestion.get(key)
    if (own) own.push(place)
    else byQuestion.set(key, [place])
  }
  return [...byQuestion.values()]
}

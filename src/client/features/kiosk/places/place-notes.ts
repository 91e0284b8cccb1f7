/** How the state of a place is said and drawn, in the list and on the map alike. */
import { timeOfDay } from '../../../../domain/time/local-time.ts'
import { useDateWords } from '../date-words.ts'
import type { PlaceState } from '../place-board.ts'
import { usePlacesWords } from './places-words.ts'

/** Empty where a child may ask for the stamp now. */
export function usePlaceNotes(): (state: PlaceState) => string {
  const dates = useDateWords()
  const words = usePlacesWords()
  return (state) => {
    if (state.kind === 'ready') return ''
    if (state.kind !== 'closed') return words.value[state.kind]
    if (state.opensAt !== null) return words.value.opensAt(timeOfDay(state.opensAt))
    return state.weekday === null
      ? words.value.closed
      : words.value.opensOn(dates.value.weekday(state.weekday))
  }
}

export const stampOf = ({ kind }: PlaceState) =>
  kind === 'ready' || kind === 'stamped' ? 'got' : kind === 'asked' ? 'requested' : 'todo'

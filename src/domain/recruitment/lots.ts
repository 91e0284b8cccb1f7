/**
 * The lots of a round: a number for each child, drawn from the seed, so that anybody can draw them again. The order
 * in which the children are listed does not matter.
 */
import type { StudentId } from '../ids.ts'

/** Lot numbers from 1, the lower the better. */
export function drawLots(students: Iterable<StudentId>, seed: string): ReadonlyMap<StudentId, number> {
  const drawn = [...students].sort().map((id) => ({ id, ticket: ticketOf(`${seed}|${id}`) }))
  drawn.sort((a, b) => a.ticket - b.ticket || (a.id < b.id ? -1 : 1))
  return new Map(drawn.map(({ id }, index) => [id, index + 1]))
}

/** FNV-1a with a final stir, so that ids which differ in one place get tickets far apart. */
function ticketOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

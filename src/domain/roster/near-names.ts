/**
 * Names a child, or a tired adult, takes for one another: written the same, sounding the same, or one character
 * apart. Such a child gets a second look with picture and seat number before anything is recorded.
 *
 * Two-character names that share only the surname are not near: in a class of fifty that would be everybody.
 */
import type { Student } from '../school/school-view.ts'

type Named = Pick<Student, 'id' | 'name' | 'pinyin'>

const most = 3

/** Those of `others` whose names are near, the nearest first, at most three. */
export function nearNames<T extends Named>(student: Named, others: Iterable<T>): T[] {
  const found: Array<{ other: T; rank: number }> = []
  for (const other of others) {
    if (other.id === student.id) continue
    const rank = nearness(student, other)
    if (rank > 0) found.push({ other, rank })
  }
  return found
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ other }) => other)
}

/** 3 the same, 2 the same sound, 1 one character apart, 0 not near. */
export function nearness(a: Named, b: Named): 0 | 1 | 2 | 3 {
  const [first, second] = [charactersOf(a.name), charactersOf(b.name)]
  if (first.join('') === second.join('')) return 3
  const sound = soundOf(a)
  if (sound !== '' && sound === soundOf(b)) return 2
  return isOneCharacterApart(first, second) ? 1 : 0
}

const charactersOf = (name: string) => [...name].filter((character) => /[\p{L}\p{N}]/u.test(character))

/** Without tones: a child who looks for the own name does not hear them in Latin letters. '' where it is not known. */
function soundOf({ name, pinyin }: Named): string {
  const syllables = pinyin.map(withoutTone).filter(Boolean)
  return syllables.length === charactersOf(name).length ? syllables.join(' ') : ''
}

export const withoutTone = (syllable: string) =>
  syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
    .toLowerCase()

/** One character replaced, or one more, with at least two that stand in both. */
function isOneCharacterApart(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head += 1
  let tail = 0
  while (tail < short.length - head && short[short.length - 1 - tail] === long[long.length - 1 - tail])
    tail += 1
  const shared = head + tail
  return shared >= 2 && long.length - shared === 1
}

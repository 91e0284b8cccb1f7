// A name is written in groups: everything between two middle dots stays on one line, the dot may end a line.

interface NameSyllable {
  readonly character: string
  readonly pinyin: string
}
export interface NameGroup {
  readonly syllables: readonly NameSyllable[]
  /** Letters of the longest pinyin syllable; 0 for a group without pinyin. */
  readonly longest: number
  /** A middle dot ends this group: it never begins a line. */
  readonly dotted: boolean
}

const dots = new Set(['·', '•', '・', '‧'])

/** `pinyin` has one entry per character of `name` (by code point), '' where there is none. */
export function nameGroups(name: string, pinyin: readonly string[]): readonly NameGroup[] {
  const spoken = pinyin.some((syllable) => syllable !== '')
  const groups: NameSyllable[][] = [[]]
  const dottedAt = new Set<number>()
  Array.from(name).forEach((character, i) => {
    if (dots.has(character)) {
      dottedAt.add(groups.length - 1)
      groups.push([])
    } else if (character.trim() === '') {
      groups.push([])
    } else {
      groups[groups.length - 1]?.push({ character, pinyin: pinyin[i] ?? '' })
    }
  })
  return groups
    .map((syllables, i) => ({
      syllables,
      longest: spoken ? longestOf(syllables) : 0,
      dotted: dottedAt.has(i),
    }))
    .filter(({ syllables }) => syllables.length > 0)
}

/** How much room a name needs: up to three characters, four, or more. Tiles drop one size each time. */
export function nameLength(name: string): 'short' | 'four' | 'long' {
  const count = Array.from(name).filter((character) => !dots.has(character) && character.trim() !== '').length
  if (/^[\x20-\x7e]+$/.test(name)) return count > 9 ? 'long' : count > 5 ? 'four' : 'short'
  return count <= 3 ? 'short' : count === 4 ? 'four' : 'long'
}

function longestOf(syllables: readonly NameSyllable[]): number {
  return Math.max(1, ...syllables.map(({ pinyin }) => Array.from(pinyin).length))
}

// A name is written in groups: everything between two middle dots stays on one line, the dot may end a line.

export interface NameSyllable {
  readonly character: string
  readonly pinyin: string
}
export type NameGroup =
  | { readonly kind: 'syllables'; readonly syllables: readonly NameSyllable[]; readonly longest: number }
  | { readonly kind: 'dot'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }

const dots = new Set(['·', '•', '・', '‧'])

/** `pinyin` has one entry per character of `name` (by code point), '' where there is none. */
export function nameGroups(name: string, pinyin: readonly string[]): readonly NameGroup[] {
  if (pinyin.every((syllable) => syllable === '')) return plainGroups(name)
  const groups: NameGroup[] = []
  let syllables: NameSyllable[] = []
  const close = () => {
    if (syllables.length > 0) groups.push({ kind: 'syllables', syllables, longest: longestOf(syllables) })
    syllables = []
  }
  Array.from(name).forEach((character, i) => {
    if (dots.has(character)) {
      close()
      groups.push({ kind: 'dot', text: '·' })
    } else if (character.trim() !== '') {
      syllables.push({ character, pinyin: pinyin[i] ?? '' })
    }
  })
  close()
  return groups
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

function plainGroups(name: string): readonly NameGroup[] {
  return name
    .split(/([·•・‧\s]+)/)
    .filter((part) => part.trim() !== '')
    .map((text): NameGroup => (dots.has(text.trim()) ? { kind: 'dot', text: '·' } : { kind: 'plain', text }))
}

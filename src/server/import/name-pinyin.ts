/** The reading of a name, computed once on import; a teacher can correct it. */
import { pinyin } from 'pinyin-pro'

/**
 * One syllable with its tone for each character, '' where there is none (·, Latin letters, characters without a
 * known reading). The surname is read as one: 曾 zēng, 单 shàn, 乐 yuè; the given name is not: 乐 lè. A name with ·
 * is no Han name, and its first character no surname.
 */
export function namePinyin(name: string): string[] {
  const surname = name.includes('·') ? 'off' : 'head'
  const syllables = pinyin(name, { type: 'array', surname, toneType: 'symbol', nonZh: 'spaced' })
  return [...name].map((character, index) => {
    const syllable = syllables[index] ?? ''
    return /\p{Script=Han}/u.test(character) && syllable !== character ? syllable : ''
  })
}

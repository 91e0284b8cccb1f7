/** Pinyin as people can type it: zeng1 becomes zēng, lv4 becomes lǜ; what already has its mark stays. */
import { err, ok, type Result } from '../../../../domain/result.ts'

const marks: Readonly<Record<string, string>> = {
  a: 'āáǎà',
  e: 'ēéěè',
  i: 'īíǐì',
  o: 'ōóǒò',
  u: 'ūúǔù',
  ü: 'ǖǘǚǜ',
}
const marked = new Map(
  Object.entries(marks).flatMap(([plain, row]) =>
    [...row].map((letter, tone) => [letter, { plain, tone: tone + 1 }] as const),
  ),
)

/** One syllable with its tone mark; '' is a character without a reading. */
export function toneMarked(typed: string): Result<string, 'not-a-syllable'> {
  const text = typed.normalize('NFC').trim().toLowerCase().replace(/u:|v/g, 'ü')
  if (text === '') return ok('')
  const [, letters = '', digit] = /^([a-zü\u00c0-\u024f]{1,7})([0-5])?$/.exec(text) ?? []
  const found = [...letters].flatMap((letter) => marked.get(letter)?.tone ?? [])
  const plain = [...letters].map((letter) => marked.get(letter)?.plain ?? letter).join('')
  if (!/^[a-zü]{1,6}$/.test(plain) || !/[aeiouü]|^(?:m|n|ng|hm)$/.test(plain) || found.length > 1)
    return err('not-a-syllable')
  if (digit === undefined) return ok(letters)
  return ok(withTone(plain, Number(digit)))
}

/** The mark stands on a or e, on the o of ou, else on the last vowel. */
function withTone(plain: string, tone: number): string {
  const vowels = [...plain].flatMap((letter, at) => (Object.hasOwn(marks, letter) ? [at] : []))
  const strong = [...plain].findIndex((letter) => letter === 'a' || letter === 'e')
  const at =
    strong >= 0 ? strong : plain.includes('ou') ? plain.indexOf('o') : (vowels[vowels.length - 1] ?? -1)
  if (tone < 1 || tone > 4 || at < 0) return plain
  return [...plain]
    .map((letter, index) => (index === at ? (marks[letter]?.[tone - 1] ?? letter) : letter))
    .join('')
}

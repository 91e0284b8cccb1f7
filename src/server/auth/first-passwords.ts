/** First passwords to print and logins to go with them. Both are read from paper and typed on a phone. */
import type { Deps } from '../deps.ts'
import { namePinyin } from '../import/name-pinyin.ts'

/** Without 0 o 1 l i u: nothing is misread, and no word is made by chance. */
const letters = '23456789abcdefghjkmnpqrstvwxyz'
const groups = [4, 4, 2]

/** `k7mp-3hxt-9q`: ten characters, 49 bits. */
export function newFirstPassword({ random }: Pick<Deps, 'random'>): string {
  return groups.map((length) => Array.from({ length }, () => randomLetter(random)).join('')).join('-')
}

/** Bytes that would favour the first letters are thrown away. */
function randomLetter(random: Deps['random']): string {
  for (;;) {
    const byte = random(1)[0] ?? 255
    if (byte < 256 - (256 % letters.length)) return letters[byte % letters.length] ?? ''
  }
}

/** 王芳 is wangfang, the second one wangfang2. */
export function loginFor(name: string, taken: ReadonlySet<string>): string {
  const plain = namePinyin(name)
    .map((syllable, index) => syllable || ([...name][index] ?? ''))
    .join('')
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308/g, 'v')
    .replace(/[^a-z0-9]/g, '')
  const base = plain || 'teacher'
  for (let number = 1; ; number += 1) {
    const login = number === 1 ? base : `${base}${number}`
    if (!taken.has(login)) return login
  }
}

/**
 * What a password must be: eight characters, not among those that are tried first, not made of the school's or the
 * person's own words. Nothing else is demanded: no classes of characters, no changes by the calendar.
 */
import { readFileSync } from 'node:fs'

export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'own-words'

const shortest = 8
const longest = 128

const commonPasswords: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#')),
)

/** @param ownWords the login, the person's name, the school's name */
export function passwordFault(password: string, ownWords: readonly string[]): PasswordFault | null {
  const length = [...password].length
  if (length < shortest) return 'too-short'
  if (length > longest) return 'too-long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (isCommon(plain)) return 'too-common'
  return isMadeOf(plain, ['shanzhen', '善真', ...ownWords]) ? 'own-words' : null
}

function isCommon(plain: string): boolean {
  if (commonPasswords.has(plain)) return true
  if (new Set(plain).size <= 2) return true
  const steps = [...plain]
    .slice(1)
    .map((character, index) => character.charCodeAt(0) - plain.charCodeAt(index))
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}

/** One of the words with nothing but a few digits or signs around it. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  return words
    .map((word) => word.normalize('NFKC').trim().toLowerCase())
    .filter((word) => word.length >= 2)
    .some((word) => plain.includes(word) && /^[\d\W_]{0,6}$/u.test(plain.replace(word, '')))
}

/**
 * The code on a student card: sixteen random characters of Crockford's base 32, eighty bits, which say nothing about
 * the child. Printed as a square `SZC1.<code>`; a lost card is replaced, and its code is in no record any more.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16

/** @param random as many random bytes as asked for */
export const newCardCode = (random: (count: number) => Uint8Array): string =>
  // 256 is a multiple of 32: no character is likelier than another.
  [...random(length)].map((byte) => alphabet[byte % alphabet.length] ?? '').join('')

export const cardText = (code: string): string => `SZC1.${code}`

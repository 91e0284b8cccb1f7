// Pairing codes are Crockford base 32: no I, L, O, U. What people read from a screen and type is forgiven.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Letters and digits of a code out of whatever was typed or pasted, at most `length`; U and signs are dropped. */
export function normaliseCode(typed: string, length = 8): string {
  return Array.from(toHalfWidth(typed).toUpperCase())
    .map((sign) => (sign === 'O' ? '0' : sign === 'I' || sign === 'L' ? '1' : sign))
    .filter((sign) => alphabet.includes(sign))
    .slice(0, length)
    .join('')
}

/** Chinese keyboards give full-width letters and digits. */
function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

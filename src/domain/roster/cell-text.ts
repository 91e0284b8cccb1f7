/**
 * What a cell of a school's spreadsheet really says. People type full-width digits, put spaces inside names to
 * make two-character names as wide as three, copy from PDF files, and let the spreadsheet turn numbers into
 * something else. Everything after this file sees plain text.
 */

/** Controls, soft hyphens, zero-width and direction marks, byte order marks, variation selectors: never meant. */
const invisible = /[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu

/** Kangxi and supplement radicals, as PDF files yield them in place of the character (⽅ for 方). */
const radicals = /[\u2e80-\u2fdf]/gu

/** Full-width Latin, digits and brackets to their ASCII forms, every kind of space to a plain one; Han stays. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\t\r\n]/gu, ' ')
    .replace(invisible, '')
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .replace(/\p{Zs}/gu, ' ')
    .trim()
}

/** A cell that holds a number or a code: no spaces, no apostrophe or ="…" put there to keep it text. */
export function foldCode(text: string): string {
  const folded = foldWidth(text).normalize('NFKC').replace(/\s/gu, '')
  return folded.replace(/^="(.*)"$/u, '$1').replace(/^['`‘’]/u, '')
}

/** Header words: no spaces, no remark in brackets, no asterisk of a required field. */
export function foldHeader(text: string): string {
  return foldWidth(text)
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/\([^)]*\)|【[^】]*】|\[[^\]]*\]/gu, '')
    .replace(/[*:：]/gu, '')
    .toLowerCase()
}

/**
 * An identity-card number (17 digits and a last digit or X), or a 学籍号, which is one with a letter before it.
 * Looked for anywhere in the text: a name with such a number behind it is as bad as the number alone.
 */
export function holdsIdentityNumber(text: string): boolean {
  return /[0-9]{17}/u.test(foldCode(text).replace(/[-_.]/gu, ''))
}

/** 1.23E+17: the spreadsheet took a long number for a quantity, and its last digits are gone for good. */
export function isMangledNumber(text: string): boolean {
  return /^[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,3}$/u.test(foldCode(text))
}

const digits = '零一二三四五六七八九'

/** 1 to 99, written 12, 十二, 二十 or 〇; NaN for anything else. */
export function smallNumber(text: string): number {
  if (/^[0-9]{1,2}$/u.test(text)) return Number(text)
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text)
  if (!text || !parts) return Number.NaN
  const [, first, ten, last] = parts
  if (!ten) return first && !last ? digits.indexOf(first) : Number.NaN
  return (first ? digits.indexOf(first) : 1) * 10 + (last ? digits.indexOf(last) : 0)
}

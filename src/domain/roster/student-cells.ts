/** One cell of a child's row, read or refused with the reason. An empty cell is no reason, except for the name. */
import { err, ok, type Result } from '../result.ts'
import { foldCode, foldWidth, holdsIdentityNumber, isMangledNumber } from './cell-text.ts'
import type { RowReason } from './reasons.ts'
import type { Sex, StudentField } from './roster.ts'

export type Cell<T> = Result<T, RowReason>

/** Marks that stand where a character was lost: U+FFFD, ?, □, ＊, and the private use area of old fonts. */
const lostCharacter = /[\ufffd?□■◻▯〓*●○◯]|[\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/gu

const nameForm = /^[\p{Script=Han}\p{Script=Latin}〇·'’.\- ]+$/u
const longestName = 30

/** Spaces that only widen a name go, those between Latin words stay; every kind of middle dot becomes ·. */
export function parseName(text: string): Cell<string> {
  if (holdsIdentityNumber(text)) return err({ code: 'identity-number', field: 'name' })
  const name = foldName(text)
  if (!name) return err({ code: 'name-missing' })
  if (name.search(lostCharacter) >= 0)
    return err({ code: 'name-unreadable', name: name.replace(lostCharacter, '?').slice(0, longestName) })
  const letters = [...name].filter((character) => /\p{L}/u.test(character)).length
  if (nameForm.test(name) && letters > 0 && [...name].length <= longestName) return ok(name)
  return err({ code: 'name-odd', name: name.slice(0, longestName), ...suggestionFor(name) })
}

/** 张三(转学) and 张三2 are somebody's notes on a name. */
function suggestionFor(name: string): { suggestion?: string } {
  const found = /^[\p{Script=Han}·]{2,15}(?=[^\p{Script=Han}·])/u.exec(name)?.[0]
  return found ? { suggestion: found } : {}
}

function foldName(text: string): string {
  return foldWidth(text)
    .replace(/[・•･‧∙⋅](?=\p{Script=Han})|(?<=\p{Script=Han})[.．。](?=\p{Script=Han})/gu, '·')
    .replace(/ *· */gu, '·')
    .replace(/ +/gu, ' ')
    .replace(/(?<!\p{Script=Latin}) | (?!\p{Script=Latin})/gu, '')
}

export function parseSex(text: string): Cell<Sex | undefined> {
  const code = foldCode(text).toLowerCase()
  if (!code) return ok(undefined)
  if (/^(?:男|男性|男生|1|m|male|boy)$/u.test(code)) return ok('男')
  if (/^(?:女|女性|女生|2|f|female|girl)$/u.test(code)) return ok('女')
  return unreadable('sex', text, { code: 'sex-unreadable', text: shownText(text) })
}

const highestSeat = 99

export function parseSeat(text: string): Cell<number | undefined> {
  const code = foldCode(text)
  if (!code || /^[-—/无]$/u.test(code)) return ok(undefined)
  const found = /^(?:第)?0*([1-9][0-9]?)(?:\.0+)?(?:号|座)?$/u.exec(code)
  if (found && Number(found[1]) <= highestSeat) return ok(Number(found[1]))
  return unreadable('seat', text, { code: 'seat-unreadable', text: shownText(text) })
}

export function parseStudentNo(text: string): Cell<string | undefined> {
  const code = foldCode(text)
  if (!code || /^[-—/无]$/u.test(code)) return ok(undefined)
  if (/^[0-9A-Za-z][0-9A-Za-z-]{0,15}$/u.test(code) && !isMangledNumber(code)) return ok(code)
  return unreadable('studentNo', text, { code: 'student-no-unreadable', text: shownText(text) })
}

/** Why a cell cannot be read: a number of identity first, then a mangled one, then what the column says. */
function unreadable(field: StudentField, text: string, otherwise: RowReason): Cell<never> {
  if (holdsIdentityNumber(text)) return err({ code: 'identity-number', field })
  return err(isMangledNumber(text) ? { code: 'number-mangled', field } : otherwise)
}

/** What may be shown of a cell that was refused. */
export function shownText(text: string): string {
  return holdsIdentityNumber(text) ? '' : foldWidth(text).slice(0, 20)
}

/**
 * Class names as schools write them. A class is its entry year and number; the grade, and with it the name on the
 * door, follows from the school year. `schoolYearStart` is the year in which the school year began (2026 for
 * 2026-2027): grade 3 of that year entered in 2024.
 */
import { err, ok, type Result } from '../result.ts'
import { foldCode, smallNumber } from './cell-text.ts'

export type ClassKey = { readonly entryYear: number; readonly number: number }

export type ClassRefusal =
  | 'class-missing'
  | 'class-unreadable'
  /** Only a number ("2班"), and neither a grade column nor the sheet's name says which grade. */
  | 'class-grade-missing'
  /** "3-2" which the spreadsheet turned into the second of March. */
  | 'class-is-date'
  | 'class-grade-out-of-range'

export type ClassContext = {
  /** What the grade column, the sheet's name or its title says. */
  readonly entryYear?: number
  readonly schoolingYears?: 5 | 6
}

const numerals = '一二三四五六七八九'
const grade = `[1-9${numerals}]`
const number = `[0-9]{1,2}|[${numerals}十]{1,3}`
const bracketed = `(?:\\((${number})\\)|(${number}))`

const entryYearForm = new RegExp(`^(20[0-9]{2}|[0-9]{2})级${bracketed}班?$`, 'u')
const gradeForms = [
  new RegExp(`^(${grade})年级?${bracketed}班?$`, 'u'),
  new RegExp(`^(${grade})\\((${number})\\)班?$`, 'u'),
  new RegExp(`^(${grade})[-.·/、](${number})班?$`, 'u'),
  new RegExp(`^([${numerals}])([0-9]{1,2}|[${numerals}十]{1,2})班?$`, 'u'),
  /^0?([1-9])([0-9]{2})班?$/u,
]
const numberForm = new RegExp(`^第?${bracketed}班?$`, 'u')
const dateForm =
  /^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|^[0-9]{1,2}月[0-9]{1,2}日?$|^[0-9]{1,2}-[A-Za-z]{3}$/u

const maxClassNumber = 60

/** Every usual form: 三(2)班, 三（2）班, 三年级2班, 三2, 3.2, 302, 2024级2班, and 2班 when the grade is known. */
export function parseClassName(
  text: string,
  schoolYearStart: number,
  context: ClassContext = {},
): Result<ClassKey, ClassRefusal> {
  const name = foldClass(text)
  if (!name) return err('class-missing')
  if (dateForm.test(name)) return err('class-is-date')
  const byEntryYear = entryYearForm.exec(name)
  if (byEntryYear) return classOf(fullYear(byEntryYear[1]), byEntryYear.slice(2), schoolYearStart, context)
  const alone = isClassNumber(name)
  if (alone && context.entryYear !== undefined)
    return classOf(context.entryYear, numberForm.exec(name)?.slice(1) ?? [], schoolYearStart, context)
  for (const form of gradeForms) {
    const found = form.exec(name)
    if (found)
      return classOf(
        entryYearOf(smallNumber(found[1] ?? ''), schoolYearStart),
        found.slice(2),
        schoolYearStart,
        context,
      )
  }
  return err(alone ? 'class-grade-missing' : 'class-unreadable')
}

/** Just the number of a class. No grade has more than thirty: "32班" is somebody's 三(2)班, and is asked about. */
const isClassNumber = (name: string) => smallNumber(firstOf(numberForm.exec(name)?.slice(1) ?? [])) <= 30

function classOf(
  entryYear: number,
  numbers: readonly (string | undefined)[],
  schoolYearStart: number,
  { schoolingYears = 6 }: ClassContext,
): Result<ClassKey, ClassRefusal> {
  const own = smallNumber(firstOf(numbers))
  const ownGrade = gradeIn(entryYear, schoolYearStart)
  if (!(own >= 1 && own <= maxClassNumber)) return err('class-unreadable')
  if (!(ownGrade >= 1 && ownGrade <= schoolingYears)) return err('class-grade-out-of-range')
  return ok({ entryYear, number: own })
}

const firstOf = (found: readonly (string | undefined)[]) => found.find((part) => part !== undefined) ?? ''
const fullYear = (text = '') => (text.length === 2 ? 2000 + Number(text) : Number(text))
const entryYearOf = (ofGrade: number, schoolYearStart: number) => schoolYearStart - ofGrade + 1
export const gradeIn = (entryYear: number, schoolYearStart: number) => schoolYearStart - entryYear + 1

/** 三(2)班; 2018级2班 for a class which is not at the school in that year. */
export function classDisplayName({ entryYear, number: own }: ClassKey, schoolYearStart: number): string {
  const numeral = '一二三四五六'[gradeIn(entryYear, schoolYearStart) - 1]
  return numeral ? `${numeral}(${own})班` : `${entryYear}级${own}班`
}

/** 三年级, 三, 3, 2024级 as the entry year it means; undefined when it says no grade. */
export function parseGrade(text: string, schoolYearStart: number): number | undefined {
  const name = foldClass(text)
  const year = /^(20[0-9]{2})级?$/u.exec(name)
  if (year) return Number(year[1])
  const found = new RegExp(`^(?:小学)?(${grade})(?:年级|年)?$`, 'u').exec(name)
  return found ? entryYearOf(smallNumber(found[1] ?? ''), schoolYearStart) : undefined
}

const classInTitle = new RegExp(
  `(?<![0-9])(?:20[0-9]{2}级|${grade}年级?|[${numerals}]|[1-9](?=\\())${bracketed}班`,
  'u',
)
const gradeInTitle = new RegExp(`(20[0-9]{2}(?=级))|(?<![0-9])(${grade})(?=年级)`, 'u')

/** What a sheet's name, a title row or a file name says about its children: a class, or at least a grade. */
export function classInText(
  text: string,
  schoolYearStart: number,
  schoolingYears: 5 | 6 = 6,
): { classKey?: ClassKey; entryYear?: number } {
  const name = foldClass(text)
  const part = classInTitle.exec(name)?.[0]
  for (const candidate of part ? [name, part] : [name]) {
    const found = parseClassName(candidate, schoolYearStart, { schoolingYears })
    if (found.ok) return { classKey: found.value }
  }
  const [, year, ofGrade] = gradeInTitle.exec(name) ?? []
  if (year) return { entryYear: Number(year) }
  return ofGrade ? { entryYear: entryYearOf(smallNumber(ofGrade), schoolYearStart) } : {}
}

/** One form of brackets, dashes and dots; NFKC also opens ㈡ and ⑵. */
function foldClass(text: string): string {
  return foldCode(text)
    .replace(/[[{〔【〈《]/gu, '(')
    .replace(/[\]}〕】〉》]/gu, ')')
    .replace(/[‐‑‒–—―−~]/gu, '-')
    .replace(/[・•･。]/gu, '.')
    .replace(/^小学/u, '')
}

export const sameClass = (a: ClassKey, b: ClassKey) => a.entryYear === b.entryYear && a.number === b.number
/** A class as a key of a map. */
export const classText = ({ entryYear, number: own }: ClassKey) => `${entryYear}-${own}`
/** By grade from the first up, then by number. */
export const byGradeAndNumber = (a: ClassKey, b: ClassKey) => b.entryYear - a.entryYear || a.number - b.number

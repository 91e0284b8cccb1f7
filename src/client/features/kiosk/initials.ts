/** 找自己: children by the first letter of the surname, and how many tiles fit on a page. */
import type { Student } from '../../../domain/school/school-view.ts'
import { nameLength } from '../../ui/name/name-groups.ts'
import { withoutTone } from '../../../domain/roster/near-names.ts'

type Named = Pick<Student, 'name' | 'pinyin'>

/** Who has no reading yet, or a name in another script's letters beyond A to Z. */
export const otherLetter = '#'

/** A to Z, or '#'. */
export function initialOf({ name, pinyin }: Named): string {
  const first = withoutTone(pinyin.find(Boolean) ?? name)
    .charAt(0)
    .toUpperCase()
  return first >= 'A' && first <= 'Z' ? first : otherLetter
}

/** The letters that some child has, in order; '#' last. */
export function lettersOf(children: readonly Named[]): string[] {
  const found = [...new Set(children.map(initialOf))].sort()
  return found
    .filter((letter) => letter !== otherLetter)
    .concat(found.includes(otherLetter) ? otherLetter : [])
}

export const childrenUnder = <T extends Named>(children: readonly T[], letter: string): T[] =>
  children.filter((child) => initialOf(child) === letter)

/** A name that does not fit one tile takes two columns: more than two lines of four, or one long line. */
export function cellsOf({ name }: Pick<Student, 'name'>): 1 | 2 {
  if (nameLength(name) !== 'long') return 1
  const lines = name.split(/[·•・‧\s]+/).filter(Boolean)
  return lines.length === 2 && lines.every((line) => [...line].length <= 4) ? 1 : 2
}

export type Page = { readonly id: string; readonly label: string; readonly letters: ReadonlySet<string> }

/**
 * No pages while the class fits; else two, up to L and from M on, as on the mock-ups, or cut where the halves are
 * nearest to equal if one of those would still not fit.
 * @param room how many cells fit on one page
 */
export function pagesOf(children: readonly Named[], room: number): Page[] {
  if (sizeOf(children) <= room) return []
  const letters = lettersOf(children)
  const larger = (cut: number) =>
    Math.max(...[letters.slice(0, cut), letters.slice(cut)].map((part) => sizeOf(under(children, part))))
  const cuts = letters.map((_, index) => index).slice(1)
  const usual = letters.filter((letter) => letter !== otherLetter && letter <= 'L').length
  const best = cuts.reduce((a, b) => (larger(b) < larger(a) ? b : a), cuts[0] ?? letters.length)
  const isUsual = cuts.includes(usual) && larger(usual) <= room
  const cut = isUsual ? usual : best
  return [letters.slice(0, cut), letters.slice(cut)]
    .filter((part) => part.length > 0)
    .map((part, index) => ({
      id: String(index),
      label: isUsual ? (index === 0 ? 'A – L' : 'M – Z') : rangeOf(part),
      letters: new Set(part),
    }))
}

const sizeOf = (children: readonly Named[]) => children.reduce((sum, child) => sum + cellsOf(child), 0)
const under = (children: readonly Named[], letters: readonly string[]) =>
  children.filter((child) => letters.includes(initialOf(child)))

const rangeOf = (letters: readonly string[]) =>
  letters.length > 1 ? `${letters[0]} – ${letters[letters.length - 1]}` : (letters[0] ?? '')

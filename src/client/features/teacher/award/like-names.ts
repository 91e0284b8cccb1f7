/**
 * Names that a hurried thumb or a tired ear takes for each other: written alike but for one character, or read alike
 * but for the tones. When one of two is chosen, the sheet shows the other's seat beside it; it never adds a tap.
 */
import type { StudentId } from '../../../../domain/ids.ts'
import type { Student } from '../../../../domain/school/school-view.ts'
import { plain } from '../class/find-students.ts'

export type LikePair = { readonly chosen: Student; readonly other: Student }

/** Pairs of which exactly one is chosen. */
export function likePairs(classmates: readonly Student[], chosen: ReadonlySet<StudentId>): LikePair[] {
  const pairs: LikePair[] = []
  for (const one of classmates) {
    if (!chosen.has(one.id)) continue
    for (const other of classmates) {
      if (!chosen.has(other.id) && areAlike(one, other)) pairs.push({ chosen: one, other })
    }
  }
  return pairs
}

export function areAlike(a: Pick<Student, 'name' | 'pinyin'>, b: Pick<Student, 'name' | 'pinyin'>): boolean {
  return soundsAlike(a.pinyin, b.pinyin) || looksAlike([...a.name], [...b.name])
}

/** 吴桐 wú tóng and 吴彤 wú tóng; 王梓睿 and 王子瑞. */
function soundsAlike(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a.map(plain).join(' '), b.map(plain).join(' ')]
  return one !== '' && one === other && a.every((syllable) => syllable !== '')
}

/** Three characters or more, of which one differs; of two characters half would differ. */
function looksAlike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return a.length > 0 && a.join('') === b.join('')
  const differing = a.filter((character, index) => character !== b[index]).length
  return differing === 0 || (differing === 1 && a.length >= 3)
}

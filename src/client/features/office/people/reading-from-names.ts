/**
 * The reading of a name that is typed in by hand, from the readings of the school's other names: a dictionary would
 * weigh a quarter of a megabyte on every tablet. Characters nobody has stay empty, for the person who knows them.
 */
import type { Student } from '../../../../domain/school/school-view.ts'

type Counted = Map<string, Map<string, number>>

export class NameReadings {
  /** Surnames have readings of their own: 曾 zēng, 单 shàn. */
  readonly #first: Counted = new Map()
  readonly #other: Counted = new Map()

  constructor(students: Iterable<Pick<Student, 'name' | 'pinyin'>>) {
    for (const { name, pinyin } of students) {
      const isHan = !name.includes('·')
      for (const [index, character] of [...name].entries()) {
        const syllable = pinyin[index]
        if (syllable) count(index === 0 && isHan ? this.#first : this.#other, character, syllable)
      }
    }
  }

  /** One syllable a character, '' where none is known. @param known the reading so far, kept where the name is the same */
  of(name: string, known: Pick<Student, 'name' | 'pinyin'> = { name: '', pinyin: [] }): string[] {
    const before = [...known.name]
    return [...name].map((character, index) => {
      const kept = before[index] === character ? known.pinyin[index] : undefined
      if (kept) return kept
      const isSurname = index === 0 && !name.includes('·')
      const [own, fallback] = isSurname ? [this.#first, this.#other] : [this.#other, this.#first]
      return mostCommon(own.get(character)) ?? mostCommon(fallback.get(character)) ?? ''
    })
  }
}

function count(counted: Counted, character: string, syllable: string): void {
  const readings = counted.get(character) ?? new Map<string, number>()
  readings.set(syllable, (readings.get(syllable) ?? 0) + 1)
  counted.set(character, readings)
}

const mostCommon = (readings: ReadonlyMap<string, number> | undefined): string | undefined =>
  [...(readings ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0]

/** The roster as an import sees it: what the school keeps about a child, and nothing else. */
import type { StudentId } from '../ids.ts'
import type { ClassKey } from './class-name.ts'

export type Sex = '男' | '女'

/** The five kept columns. There is no sixth: 学籍号 and 身份证号 have no field to go to. */
export type StudentField = 'name' | 'sex' | 'class' | 'seat' | 'studentNo'

export type RosterStudent = {
  readonly id: StudentId
  readonly name: string
  readonly sex?: Sex
  readonly studentNo?: string
  /** At the school now. A child who left keeps the last class and seat, and is found again. */
  readonly active: boolean
  readonly classKey: ClassKey
  readonly seat?: number
  /** Some fact of the ledger names the child: undoing an import then keeps the child, inactive. */
  readonly hasFacts?: boolean
}

/** One field, from one value to another; null is an empty field. */
export type FieldChange =
  | { readonly field: 'name'; readonly before: string; readonly after: string }
  | { readonly field: 'sex'; readonly before: Sex | null; readonly after: Sex | null }
  | { readonly field: 'class'; readonly before: ClassKey; readonly after: ClassKey }
  | { readonly field: 'seat'; readonly before: number | null; readonly after: number | null }
  | { readonly field: 'studentNo'; readonly before: string | null; readonly after: string | null }
  | { readonly field: 'active'; readonly before: boolean; readonly after: boolean }

export type StudentChange = FieldChange & { readonly studentId: StudentId }

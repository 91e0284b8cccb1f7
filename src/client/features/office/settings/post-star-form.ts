/** The rule for 岗位之星 as it is typed; it is a part of the rules' record, and the rest of that stays. */
import { defaultStarRule, type StarRule } from '../../../../domain/posts/post-star.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'rules'>
export type StarDraft = { dues: string; percent: string; praise: StarRule['praise']; step: '2' | '3' }

export const starDraft = ({ star = defaultStarRule }: Pick<Body, 'star'>): StarDraft => ({
  dues: String(star.duesAtLeast),
  percent: String(star.attendedPercent),
  praise: star.praise,
  step: star.step === 3 ? '3' : '2',
})

/** @param before the rules as they stand; a school without any has no point rules yet, and those by default hold */
export function readStar(
  { dues, percent, praise, step }: StarDraft,
  before: Body | null,
): Result<Body, FieldErrors> {
  const form = new FormReader()
  const star: StarRule = {
    duesAtLeast: form.count('dues', dues, 1, 200),
    attendedPercent: form.count('percent', percent, 0, 100),
    step: step === '3' ? 3 : 2,
    praise,
  }
  return form.done({ ...(before ?? { points: [], undoSeconds: 10 }), star })
}

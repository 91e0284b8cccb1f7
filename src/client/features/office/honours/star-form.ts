/** The shares of the star medals as they are typed: a line for each star, its name and its share. */
import { usualStars } from '../../../../domain/medals/star-medals.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import { locale } from '../../../i18n/messages.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'
import { starWords } from './star-words.ts'

type Body = RecordBody<'star-setting'>
export type StarDraft = { by: 'class' | 'grade'; stars: string[] }

export const starDraft = ({ stars, by = 'class' }: Body): StarDraft => ({
  by,
  stars: stars.map(({ name, percent }) => `${name} ${percent}`),
})
export const blankStars = (): StarDraft => starDraft(usualStars)

const starLine = /^(\S.{0,19}?)\s+(\d{1,3})\s*%?$/

export function readStars({ by, stars }: StarDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const lines = form.lines('stars', stars, 30, 6) ?? []
  const read = lines.map((text) => starLine.exec(text.trim()))
  if (read.some((found) => found === null || Number(found[2]) > 100))
    form.fault('stars', { code: 'out-of-range', low: 0, high: 100 })
  return form.done({
    by,
    stars: read.map((found) => ({ name: found?.[1] ?? '', percent: Number(found?.[2]) })),
  })
}

export function describeStars(body: Body): SaidField[] {
  const { setting } = starWords[locale.value]
  return [
    { label: setting.by, text: setting.bys[body.by ?? 'class'] },
    { label: setting.stars, text: starDraft(body).stars.join(' · ') },
  ]
}

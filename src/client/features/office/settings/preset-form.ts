/** An award preset as it is typed, and the list it stands in. */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Preset } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'preset'>
export type PresetDraft = {
  colour: Colour
  label: string
  points: string
  grades: string[]
  description: string
  icon: string
  /** '' while in use. */
  retiredOn: string
}

export const blankPreset = (): PresetDraft => ({
  colour: 'red',
  label: '',
  points: '1',
  grades: ['1', '2', '3', '4', '5', '6'],
  description: '',
  icon: '',
  retiredOn: '',
})

export const presetDraft = (body: Body): PresetDraft => ({
  colour: body.colour,
  label: body.label,
  points: String(body.points),
  grades: body.grades.map(String),
  description: body.description ?? '',
  icon: body.icon ?? '',
  retiredOn: body.retiredOn ?? '',
})

/** @param most points of one award by the rules of today */
export function readPreset(draft: PresetDraft, most: number): Result<Body, FieldErrors> {
  const form = new FormReader()
  const description = form.optionalLine('description', draft.description, 120)
  return form.done({
    colour: draft.colour,
    label: form.line('label', draft.label, 12),
    points: form.count('points', draft.points, 1, most),
    grades: form.some('grades', draft.grades).map(Number),
    ...(description ? { description } : {}),
    ...(draft.icon ? { icon: draft.icon } : {}),
    ...(draft.retiredOn ? { retiredOn: form.date('retiredOn', draft.retiredOn) } : {}),
  })
}

export const isRetired = ({ retiredOn }: Pick<Body, 'retiredOn'>, today: LocalDate): boolean =>
  retiredOn !== undefined && retiredOn <= today

/** By colour, in use before retired, few points before many. */
export function presetsByColour(presets: Iterable<Preset>, today: LocalDate) {
  const all = [...presets].sort(
    (a, b) =>
      Number(isRetired(a, today)) - Number(isRetired(b, today)) ||
      a.points - b.points ||
      a.label.localeCompare(b.label, 'zh'),
  )
  return colours.map((colour) => ({ colour, presets: all.filter((preset) => preset.colour === colour) }))
}

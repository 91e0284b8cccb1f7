/** A colour's name and meaning, and what the two age groups are told about it, as typed. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'colour'>
type AgeGroup = 'lower' | 'upper'
export type ColourDraft = { name: string; meaning: string } & Record<AgeGroup, string>
export const ageGroups = ['lower', 'upper'] as const satisfies readonly AgeGroup[]

export const blankColour = (): ColourDraft => ({ name: '', meaning: '', lower: '', upper: '' })

export const colourDraft = ({ name, meaning, descriptions }: Body): ColourDraft => ({
  name,
  meaning,
  lower: descriptions?.['lower'] ?? '',
  upper: descriptions?.['upper'] ?? '',
})

export function readColour(draft: ColourDraft, before: Body | null): Result<Body, FieldErrors> {
  const form = new FormReader()
  const others = Object.entries(before?.descriptions ?? {}).filter(
    ([key]) => !ageGroups.some((group) => group === key),
  )
  const said = ageGroups.map((group) => [group, form.optionalLine(group, draft[group], 200)] as const)
  const descriptions = Object.fromEntries<string>([
    ...others,
    ...said.flatMap(([group, text]) => (text ? [[group, text] as const] : [])),
  ])
  return form.done({
    name: form.line('name', draft.name, 12),
    meaning: form.line('meaning', draft.meaning, 20),
    ...(Object.keys(descriptions).length > 0 ? { descriptions } : {}),
  })
}

/** What the form behind 改一改 holds while it is being filled in. */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { PointRules, Preset } from '../../../../domain/school/school-view.ts'
import type { Award } from '../../../commands/award-points.ts'
import type { OneTap } from './one-tap-awards.ts'

export type AwardDraft = {
  readonly colour: Colour
  /** A preset's id, or `own`: the teacher's words are the label. */
  readonly why: string
  readonly label: string
  readonly points: number
  readonly note: string
}

export const ownWords = 'own'
export const longestLabel = 40
export const longestNote = 200

export const draftOf = ({ colour, preset, label, points }: OneTap): AwardDraft => ({
  colour,
  why: preset ?? ownWords,
  label: preset ? '' : label,
  points,
  note: '',
})

export const emptyDraft = (presets: readonly Preset[]): AwardDraft =>
  withColour({ colour: colours[0], why: ownWords, label: '', points: 1, note: '' }, colours[0], presets)

/** Another colour: its first preset, unless the teacher writes own words. */
export function withColour(draft: AwardDraft, colour: Colour, presets: readonly Preset[]): AwardDraft {
  const first = presets.find((preset) => preset.colour === colour)
  if (!first || (draft.why === ownWords && draft.label !== '')) return { ...draft, colour, why: ownWords }
  return { ...draft, colour, why: first.id, points: first.points }
}

export const withPreset = (draft: AwardDraft, preset: Preset): AwardDraft => ({
  ...draft,
  why: preset.id,
  points: preset.points,
})

/** Presets shown for a colour: five and 自己写 make three rows of two; a chosen sixth comes first. */
export function presetsShown(presets: readonly Preset[], draft: AwardDraft): Preset[] {
  const own = presets.filter((preset) => preset.colour === draft.colour)
  const first = own.slice(0, 5)
  const chosen = own.find((preset) => preset.id === draft.why)
  return chosen && !first.includes(chosen) ? [chosen, ...first.slice(0, 4)] : first
}

/** One line, as facts want it: typed line breaks and control characters become spaces. */
const asLine = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()

/** The award, or null while something is still missing. */
export function awardOf(
  draft: AwardDraft,
  presets: readonly Preset[],
  rules: PointRules,
): Omit<Award, 'students'> | null {
  const preset = presets.find(({ id }) => id === draft.why)
  const label = preset?.label ?? asLine(draft.label).slice(0, longestLabel)
  const note = asLine(draft.note).slice(0, longestNote)
  if (label === '' || (needsNote(draft.points, rules) && note === '')) return null
  return {
    colour: draft.colour,
    points: draft.points,
    label,
    ...(preset ? { preset: preset.id } : {}),
    ...(note ? { note } : {}),
  }
}

/** The longest label of a preset. */
const longestPreset = 12

/** The teacher's own words as a preset of that teacher; null where they are none, or too long to be one. */
export function presetOf(draft: AwardDraft, owner: string): RecordBody<'preset'> | null {
  const label = asLine(draft.label)
  if (draft.why !== ownWords || label === '' || label.length > longestPreset) return null
  return { colour: draft.colour, label, points: draft.points, grades: [1, 2, 3, 4, 5, 6], owner }
}

export const needsNote = (points: number, rules: PointRules): boolean =>
  points > rules.noteRequiredAbovePoints

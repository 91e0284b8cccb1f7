/**
 * The six tiles of the award sheet: what this teacher gave most recently, filled up with the school's presets that
 * fit every chosen child's grade, one colour after the other, so that all five are at hand from the first day.
 */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import { isOfType, type LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { FactId } from '../../../../domain/ids.ts'
import type { PointRules, Preset } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type OneTap = {
  readonly key: string
  readonly colour: Colour
  readonly points: number
  readonly label: string
  readonly preset?: string
  readonly icon?: string
}

export type PresetShelf = {
  readonly presets: readonly Preset[]
  /** The grades of the chosen children. */
  readonly grades: readonly number[]
  readonly rules: PointRules
  readonly today: LocalDate
}

const tileCount = 6

export function oneTapAwards(
  facts: readonly LedgerFact[],
  revoked: ReadonlyMap<FactId, unknown>,
  me: Author,
  shelf: PresetShelf,
): OneTap[] {
  const fitting = fittingPresets(shelf)
  const withoutNote = fitting.filter(({ points }) => points <= shelf.rules.noteRequiredAbovePoints)
  const recent = recentAwards(facts, revoked, me, fitting, shelf.rules)
  return filledUp(recent, withoutNote)
}

/** Presets in use that every chosen child is old enough for; the teacher's own first, then those of fewer points. */
export function fittingPresets({ presets, grades, today }: PresetShelf): Preset[] {
  return presets
    .filter(
      (preset) =>
        !(preset.retiredOn && preset.retiredOn <= today) &&
        grades.every((grade) => preset.grades.includes(grade)),
    )
    .sort((a, b) => Number(b.owner !== undefined) - Number(a.owner !== undefined) || a.points - b.points)
}

function recentAwards(
  facts: readonly LedgerFact[],
  revoked: ReadonlyMap<FactId, unknown>,
  me: Author,
  fitting: readonly Preset[],
  rules: PointRules,
): OneTap[] {
  const presets = new Map(fitting.map((preset) => [preset.id, preset]))
  const found = new Map<string, OneTap>()
  const own = facts.filter(
    (entry): entry is LedgerFact<'points.awarded.v1'> =>
      isOfType(entry, 'points.awarded.v1') && entry.fact.author.id === me.id && !revoked.has(entry.fact.id),
  )
  for (const { fact } of own.sort((a, b) => b.fact.occurredAt - a.fact.occurredAt)) {
    if (found.size === tileCount) break
    const { colour, points, label, preset } = fact.body
    if (points > rules.noteRequiredAbovePoints || points > rules.maxPointsPerAward) continue
    if (preset && !presets.has(preset)) continue
    const icon = preset ? presets.get(preset)?.icon : undefined
    const key = `${preset ?? label}|${colour}|${points}`
    if (found.has(key)) continue
    found.set(key, { key, colour, points, label, ...(preset ? { preset } : {}), ...(icon ? { icon } : {}) })
  }
  return [...found.values()]
}

function filledUp(recent: readonly OneTap[], fitting: readonly Preset[]): OneTap[] {
  const tiles = [...recent]
  const used = new Set(recent.map((tile) => tile.preset))
  const shelves = new Map(
    colours.map((colour) => [
      colour,
      fitting.filter((preset) => preset.colour === colour && !used.has(preset.id)),
    ]),
  )
  while (tiles.length < tileCount) {
    const next = leastShown(tiles, shelves)
    if (!next) break
    tiles.push(next)
  }
  return tiles
}

/** The next preset of the colour that stands on the fewest tiles. */
function leastShown(tiles: readonly OneTap[], shelves: ReadonlyMap<Colour, Preset[]>): OneTap | undefined {
  const count = (colour: Colour) => tiles.filter((tile) => tile.colour === colour).length
  const colour = colours
    .filter((candidate) => (shelves.get(candidate)?.length ?? 0) > 0)
    .sort((a, b) => count(a) - count(b))[0]
  const preset = colour && shelves.get(colour)?.shift()
  return preset && tileOf(preset)
}

const tileOf = ({ id, colour, points, label, icon }: Preset): OneTap => ({
  key: `${id}|${colour}|${points}`,
  colour,
  points,
  label,
  preset: id,
  ...(icon ? { icon } : {}),
})

/** Figures as a person reads them: ours, its bar, and each peer with the ratio to ours. */
import type { Bar, Bench, Figure } from './bench.ts'

const ours = 'Shanzhen'

const whoOf = (figure: Figure) => figure.who ?? ours

export function printBench({ title }: Bench, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  for (const group of groupsOf(figures)) printGroup(group)
}

function groupsOf(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) groups.set(figure.what, [...(groups.get(figure.what) ?? []), figure])
  return [...groups.values()]
}

function printGroup(group: readonly Figure[]): void {
  const [first] = group
  if (!first) return
  console.log(`  ${first.what}`)
  for (const figure of group) {
    const ratio = figure === first ? '' : `${(figure.value / first.value).toFixed(2)}×`
    const told = [figure.detail, figure.includes, barWords(figure, group)].filter(Boolean).join('; ')
    console.log(
      `    ${whoOf(figure).padEnd(28)}${shown(figure).padStart(12)}  ${ratio.padStart(8)}  ${told}`.trimEnd(),
    )
  }
}

export function shown({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  const digits = value >= 100 || unit === 'per s' ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`
}

/** Null: no bar, or no peer to hold it against. */
export function isHeld(figure: Figure, group: readonly Figure[]): boolean | null {
  const limit = figure.bar && limitOf(figure.bar, group)
  if (limit === undefined) return null
  return figure.bar && 'atLeast' in figure.bar ? figure.value >= limit : figure.value <= limit
}

function limitOf(bar: Bar, group: readonly Figure[]): number | undefined {
  if ('atLeast' in bar) return bar.atLeast
  if (!('timesThatOf' in bar)) return bar.atMost
  const peer = group.find((figure) => figure.who === bar.timesThatOf)
  return peer && peer.value * bar.atMost
}

function barWords(figure: Figure, group: readonly Figure[]): string {
  const held = isHeld(figure, group)
  if (!figure.bar || held === null) return ''
  const limit = limitOf(figure.bar, group) ?? NaN
  const sign = 'atLeast' in figure.bar ? '≥' : '≤'
  const of =
    'timesThatOf' in figure.bar ? ` = ${figure.bar.atMost.toFixed(3)} of ${figure.bar.timesThatOf}'s` : ''
  const bar = shown({ value: limit, unit: figure.unit })
  return `bar ${sign} ${bar}${of}: ${held ? 'held' : 'MISSED'}`
}

/** Where a peer is better than we are: said, not hidden. */
export function peerWins(figures: readonly Figure[]): string[] {
  return groupsOf(figures).flatMap((group) => {
    const [own, ...peers] = group
    if (!own) return []
    const isBetter = (peer: Figure) =>
      own.unit === 'per s' ? peer.value > own.value : peer.value < own.value
    return peers
      .filter(isBetter)
      .map((peer) => `${own.what}: ${whoOf(peer)} ${shown(peer)}, ours ${shown(own)}`)
  })
}

export function missedBars(figures: readonly Figure[]): string[] {
  return groupsOf(figures).flatMap((group) =>
    group
      .filter((figure) => isHeld(figure, group) === false)
      .map((figure) => `${figure.what}: ${shown(figure)}`),
  )
}

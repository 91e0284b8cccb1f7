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

function shown({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  const digits = value >= 100 || unit === 'per s' ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`
}

/** Undefined: no peer to hold it against. */
function isHeld(figure: Figure, bar: Bar, group: readonly Figure[]): boolean | undefined {
  const limit = limitOf(bar, group)
  if (limit === undefined) return undefined
  return 'atLeast' in bar ? figure.value >= limit : figure.value <= limit
}

function limitOf(bar: Bar, group: readonly Figure[]): number | undefined {
  if ('atLeast' in bar) return bar.atLeast
  if (!('timesThatOf' in bar)) return bar.atMost
  const peer = group.find((figure) => figure.who === bar.timesThatOf)
  return peer && peer.value * bar.atMost
}

function barWords(figure: Figure, group: readonly Figure[]): string {
  return (figure.bars ?? [])
    .flatMap((bar) => {
      const held = isHeld(figure, bar, group)
      const words = `bar ${wordsOf(bar, figure.unit)}: ${held ? 'held' : 'MISSED'}`
      return held === undefined ? [] : [words]
    })
    .join(', ')
}

function wordsOf(bar: Bar, unit: Figure['unit']): string {
  if ('atLeast' in bar) return `≥ ${shown({ value: bar.atLeast, unit })}`
  if (!('timesThatOf' in bar)) return `≤ ${shown({ value: bar.atMost, unit })}`
  const share = bar.atMost < 1 ? `1/${Math.round(1 / bar.atMost)}` : `${bar.atMost}×`
  return `≤ ${share} of ${bar.timesThatOf}`
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
    group.flatMap((figure) =>
      (figure.bars ?? [])
        .filter((bar) => isHeld(figure, bar, group) === false)
        .map((bar) => `${figure.what}: ${shown(figure)}, bar ${wordsOf(bar, figure.unit)}`),
    ),
  )
}

// Where the characters of a stamp stand, by shape and number, on a field of 100 × 100.
import type { SealShape } from './seal-edge.ts'

export interface SealGlyph {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}
type Place = readonly [x: number, y: number, size: number]

const roomy: Readonly<Record<number, readonly Place[]>> = {
  1: [[50, 50, 50]],
  2: [
    [50, 33, 33],
    [50, 68, 33],
  ],
  3: [
    [50, 31, 31],
    [33, 68, 31],
    [67, 68, 31],
  ],
  4: [
    [34, 34, 30],
    [66, 34, 30],
    [34, 66, 30],
    [66, 66, 30],
  ],
}
const round: Readonly<Record<number, readonly Place[]>> = {
  ...roomy,
  3: [
    [50, 31, 28],
    [34, 64, 28],
    [66, 64, 28],
  ],
  4: [
    [35, 35, 28],
    [65, 35, 28],
    [35, 65, 28],
    [65, 65, 28],
  ],
}
const gourd: Readonly<Record<number, readonly Place[]>> = {
  1: [[50, 64, 40]],
  2: [
    [50, 30, 26],
    [50, 65, 34],
  ],
  3: [
    [50, 27, 24],
    [50, 53, 24],
    [50, 79, 24],
  ],
  4: [
    [50, 27, 23],
    [50, 52, 22],
    [37, 76, 22],
    [63, 76, 22],
  ],
}

/** Characters of `label` with their places; a label in Latin letters is set in lines of whole words. */
export function sealGlyphs(label: string, shape: SealShape): readonly SealGlyph[] {
  const latin = /^[\x20-\x7e]+$/.test(label)
  const parts = latin ? label.split(' ').filter(Boolean) : Array.from(label.replace(/\s/g, ''))
  if (latin) return inLines(parts, shape)
  const known = (shape === 'gourd' ? gourd : shape === 'square' ? roomy : round)[parts.length]
  const places = known ?? inGrid(parts.length, shape)
  return parts.map((text, i) => {
    const [x, y, size] = places[i] ?? [50, 50, 20]
    return { text, x, y, size }
  })
}

function inGrid(count: number, shape: SealShape): readonly Place[] {
  const field = shape === 'square' ? 80 : shape === 'gourd' ? 54 : 68
  const middle = shape === 'gourd' ? 62 : 50
  const columns = Math.ceil(Math.sqrt(count))
  const rows = Math.ceil(count / columns)
  const step = field / Math.max(columns, rows)
  return Array.from({ length: count }, (_, i): Place => {
    const row = Math.floor(i / columns)
    const inRow = row === rows - 1 ? count - row * columns : columns
    return [
      50 + step * ((i % columns) - (inRow - 1) / 2),
      middle + step * (row - (rows - 1) / 2),
      step * 0.92,
    ]
  })
}

function inLines(words: readonly string[], shape: SealShape): readonly SealGlyph[] {
  const longest = Math.max(...words.map((word) => word.length))
  const width = shape === 'gourd' ? 60 : 76
  const size = Math.min(26, 64 / words.length, width / (longest * 0.56))
  const middle = shape === 'gourd' ? 62 : 50
  return words.map((text, i) => ({
    text,
    x: 50,
    y: middle + size * 1.15 * (i - (words.length - 1) / 2),
    size,
  }))
}

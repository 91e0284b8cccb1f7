/**
 * The drawn screens of the guides: a tablet's settings page, a window, a terminal. Drawn rather than
 * photographed, because no school has the device of the photograph, and a drawing can be printed, translated
 * and read in black and white.
 */
import type { Words } from '../words.ts'

export type Language = keyof Words

type ScreenLine = {
  readonly text: Words
  /** The line to tap or click. */
  readonly mark?: true
  readonly toggle?: 'on'
}

export type Screen =
  | {
      readonly shape: 'tablet' | 'window'
      readonly title: Words
      readonly lines: readonly ScreenLine[]
      /** The button at the bottom, always the one to press. */
      readonly button?: Words
    }
  | { readonly shape: 'terminal'; readonly title: Words; readonly commands: readonly string[] }

export const INK = '#25302F'
export const INK_2 = '#545955'
export const RULE = '#E7E0D2'
const RULE_STRONG = '#8C8474'
export const PAPER = '#FAF7F0'
export const PRIMARY = '#1F404A'
const PRIMARY_SOFT = '#DCE7E8'
const FONT =
  "'PingFang SC','HarmonyOS Sans SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
const MONO = "Consolas,Menlo,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace"

/** One character of the terminal, in ems; fonts differ, so a little more than most have. */
const MONO_WIDTH = 0.64
const LINE = 38
const EDGE = 10
const TITLE = 40

export function drawScreen(screen: Screen, language: Language): string {
  return screen.shape === 'terminal' ? drawTerminal(screen, language) : drawList(screen, language)
}

function drawList(screen: Exclude<Screen, { shape: 'terminal' }>, language: Language): string {
  const tablet = screen.shape === 'tablet'
  const width = tablet ? 260 : 340
  const left = EDGE + 10
  const inner = width - 2 * left
  const top = EDGE + TITLE
  const bottom = top + screen.lines.length * LINE + (screen.button ? LINE + 14 : 4)
  const height = bottom + EDGE + (tablet ? 8 : 2)
  const lines = screen.lines.map((line, i) => drawLine(line, language, { left, top: top + i * LINE, inner }))
  const button = screen.button
    ? drawButton(screen.button[language], left, bottom - LINE - 2, inner, tablet)
    : ''
  const title = text(screen.title[language], tablet ? width / 2 : left, EDGE + 26, {
    size: 15,
    room: tablet ? inner : inner - 50,
    weight: 600,
    anchor: tablet ? 'middle' : 'start',
  })
  return svg(width, height, screen.title[language], [
    tablet ? tabletFrame(width, height) : windowFrame(width, height),
    title,
    ...lines,
    button,
  ])
}

type Place = { left: number; top: number; inner: number }

function drawLine(line: ScreenLine, language: Language, { left, top, inner }: Place): string {
  const box = `x="${left - 4}" y="${top + 3}" width="${inner + 8}" height="${LINE - 6}" rx="8"`
  const marked = `<rect ${box} fill="${PRIMARY_SOFT}" stroke="${PRIMARY}" stroke-width="1.6"/>`
  const plain = `<path d="M${left} ${top + LINE}h${inner}" stroke="${RULE}"/>`
  const words = text(line.text[language], left + 6, top + 24, {
    size: 13,
    room: inner - (line.toggle ? 76 : line.mark ? 52 : 18),
    weight: line.mark ? 600 : 400,
  })
  const end = line.toggle ? toggleOn(left + inner - 40, top + 10) : chevron(left + inner - 10, top + 14)
  return (
    (line.mark ? marked : plain) +
    words +
    end +
    (line.mark ? finger(left + inner - (line.toggle ? 56 : 24), top + (line.toggle ? 23 : 21)) : '')
  )
}

function drawButton(label: string, left: number, top: number, inner: number, wide: boolean): string {
  const width = wide ? inner : 130
  const x = left + inner - width
  return (
    `<rect x="${x}" y="${top}" width="${width}" height="32" rx="10" fill="${PRIMARY}"/>` +
    text(label, x + width / 2, top + 21, {
      size: 13,
      room: width - 60,
      weight: 600,
      anchor: 'middle',
      fill: '#FFFFFF',
    }) +
    finger(x + width - 16, top + 20, '#FFFFFF')
  )
}

function drawTerminal(screen: Extract<Screen, { shape: 'terminal' }>, language: Language): string {
  const longest = Math.max(...screen.commands.map(({ length }) => length))
  const width = Math.max(340, Math.ceil(longest * 12 * MONO_WIDTH) + 52)
  const height = EDGE + TITLE + screen.commands.length * 24 + 16
  const rows = screen.commands.map((command, i) =>
    text(command, EDGE + 12, EDGE + TITLE + 16 + i * 24, {
      size: 12,
      room: width - 40,
      fill: '#F1EDE3',
      mono: true,
    }),
  )
  const dark = `<rect x="${EDGE}" y="${EDGE + 34}" width="${width - 2 * EDGE}" height="${height - EDGE - 42}" rx="6" fill="#22302F"/>`
  const title = text(screen.title[language], EDGE + 10, EDGE + 23, {
    size: 14,
    room: width - 80,
    weight: 600,
  })
  return svg(width, height, screen.title[language], [windowFrame(width, height), dark, title, ...rows])
}

const tabletFrame = (width: number, height: number): string =>
  `<rect x="3" y="3" width="${width - 6}" height="${height - 6}" rx="22" fill="${INK}"/>` +
  `<rect x="${EDGE}" y="${EDGE}" width="${width - 2 * EDGE}" height="${height - 2 * EDGE}" rx="14" fill="#FFFFFF"/>`

const windowFrame = (width: number, height: number): string =>
  `<rect x="4" y="4" width="${width - 8}" height="${height - 8}" rx="10" fill="#FFFFFF" stroke="${RULE_STRONG}" stroke-width="1.5"/>` +
  `<path d="M4 44h${width - 8}" stroke="${RULE}"/>` +
  `<path d="M${width - 56} 24h10M${width - 30} 19l9 9m0-9l-9 9" stroke="${RULE_STRONG}" stroke-width="1.5" fill="none"/>`

const chevron = (x: number, y: number): string =>
  `<path d="M${x} ${y}l5 5-5 5" stroke="${RULE_STRONG}" stroke-width="1.6" fill="none"/>`

const toggleOn = (x: number, y: number): string =>
  `<rect x="${x}" y="${y}" width="34" height="19" rx="9.5" fill="${PRIMARY}"/><circle cx="${x + 24.5}" cy="${y + 9.5}" r="7.5" fill="#FFFFFF"/>`

/** A fingertip: a dot with a ring, legible without colour. */
const finger = (x: number, y: number, colour = PRIMARY): string =>
  `<circle cx="${x}" cy="${y - 4}" r="4" fill="${colour}"/><circle cx="${x}" cy="${y - 4}" r="8" fill="none" stroke="${colour}" stroke-width="1.4"/>`

type TextStyle = {
  size: number
  /** Pixels the text may take; it is set smaller rather than cut. */
  room: number
  weight?: number
  anchor?: 'start' | 'middle'
  fill?: string
  mono?: true
}

function text(words: string, x: number, y: number, style: TextStyle): string {
  const ems = style.mono ? words.length * MONO_WIDTH : widthInEms(words)
  const size = Math.min(style.size, Math.floor((style.room / ems) * 10) / 10)
  const attributes = [
    `x="${x}" y="${y}" font-size="${size}" fill="${style.fill ?? INK}"`,
    `font-family="${style.mono ? MONO : FONT}"`,
    style.weight ? `font-weight="${style.weight}"` : '',
    style.anchor === 'middle' ? 'text-anchor="middle"' : '',
    style.mono ? 'xml:space="preserve"' : '',
  ]
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeMarkup(words)}</text>`
}

/** Chinese characters are one em wide, the others a little over half. */
const widthInEms = (words: string): number =>
  [...words].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 1 : 0.58), 0)

const svg = (width: number, height: number, label: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(label)}">` +
  `<rect width="${width}" height="${height}" rx="24" fill="${PAPER}"/>${parts.join('')}</svg>`

export const escapeMarkup = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

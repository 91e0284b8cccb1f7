// Posts, presets and places bring icon names of their own (a school may edit them); each is drawn with one of ours.
import { lineIcons } from './line-icons.ts'

export type LineIconName = keyof typeof lineIcons

const drawnAs: Readonly<Record<string, LineIconName>> = {
  'arrow-right-left': 'swap',
  'badge-check': 'badge',
  'book-open': 'books',
  box: 'bin',
  'circle-check': 'check',
  'door-open': 'door',
  flag: 'flagline',
  hand: 'hand',
  handshake: 'users',
  'helping-hand': 'hand',
  landmark: 'building',
  leaf: 'sprout',
  library: 'books',
  lightbulb: 'bulb',
  medal: 'badge',
  mic: 'mic',
  radio: 'mic',
  recycle: 'bin',
  school: 'building',
  siren: 'alert',
  soup: 'bowl',
  sun: 'sun',
  utensils: 'plate',
  'user-plus': 'useradd',
}

/** The line icon for a name from the content; one that nobody drew gets the flower. */
export function toLineIcon(name: string): LineIconName {
  if (isLineIcon(name)) return name
  return drawnAs[name] ?? 'flower'
}

function isLineIcon(name: string): name is LineIconName {
  return Object.prototype.hasOwnProperty.call(lineIcons, name)
}

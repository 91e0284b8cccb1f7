// Posts, presets and places bring icon names of their own (a school may edit them); each is drawn with one of ours.
import { lineIcons } from './line-icons.ts'

export type LineIconName = keyof typeof lineIcons

const drawnAs: Readonly<Record<string, LineIconName>> = {
  'arrow-right-left': 'swap',
  'badge-check': 'badge',
  'book-open': 'books',
  'chef-hat': 'chef',
  'circle-check': 'check',
  cpu: 'chip',
  'door-open': 'door',
  flag: 'flagline',
  footprints: 'feet',
  'hand-heart': 'handheart',
  heart: 'handheart',
  'heart-handshake': 'handshake',
  'helping-hand': 'hand',
  landmark: 'building',
  leaf: 'sprout',
  library: 'books',
  lightbulb: 'bulb',
  mailbox: 'mail',
  'map-pin': 'pin',
  medal: 'badge',
  'message-circle-heart': 'bubble',
  milestone: 'signpost',
  'package-search': 'box',
  paintbrush: 'brush',
  radio: 'mic',
  recycle: 'bin',
  school: 'building',
  'shield-check': 'shield',
  siren: 'alert',
  soup: 'bowl',
  sparkles: 'sparkle',
  stethoscope: 'firstaid',
  'user-plus': 'useradd',
  utensils: 'plate',
  wheat: 'sprout',
}

/** The line icon for a name from the content; one that nobody drew gets the flower. */
export function toLineIcon(name: string): LineIconName {
  if (isLineIcon(name)) return name
  return Object.hasOwn(drawnAs, name) ? (drawnAs[name] ?? 'flower') : 'flower'
}

function isLineIcon(name: string): name is LineIconName {
  return Object.hasOwn(lineIcons, name)
}

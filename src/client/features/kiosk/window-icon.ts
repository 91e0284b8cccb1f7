/** A duty window's picture: the content's own where it tells windows apart, else by the hour. */
import type { DutyWindow } from '../../../domain/time/duty-window.ts'
import { parseTimeOfDay } from '../../../domain/time/local-time.ts'
import { type LineIconName, toLineIcon } from '../../ui/icons/post-icons.ts'

const byHour: ReadonlyArray<readonly [before: number, icon: LineIconName]> = [
  [9 * 60, 'sunrise'],
  [11 * 60, 'trees'],
  [14 * 60, 'sun'],
]

export function windowIcon({ start, icon }: Pick<DutyWindow, 'start' | 'icon'>): LineIconName {
  const minutes = parseTimeOfDay(start) ?? 0
  const usual = byHour.find(([before]) => minutes < before)?.[1] ?? 'door'
  // The starter content gives morning and noon the same sun.
  return !icon || icon === 'sun' ? usual : toLineIcon(icon)
}

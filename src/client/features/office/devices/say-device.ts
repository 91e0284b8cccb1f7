/** A row's doubts in words: a short line, and under it what that means. */
import { locale } from '../../../i18n/messages.ts'
import { sayMinutes } from '../parts/say-dates.ts'
import type { DeviceRow } from './device-rows.ts'
import { deviceWords } from './device-words.ts'

export type SaidState = { readonly title: string; readonly text: string; readonly attn: boolean }

const nothing: SaidState = { title: '', text: '', attn: false }

export function sayMissing({ contact, copy, missing, owesBack, restarts }: DeviceRow): SaidState {
  const words = deviceWords[locale.value]
  if (contact === null) return nothing
  if (missing.kind === 'some') {
    const [first] = missing.ranges
    const title = first ? words.range(first.first, first.last) : ''
    return { title, text: words.missingCount(missing.count), attn: true }
  }
  if (owesBack) return { title: words.owesBack, text: words.owesBackText, attn: true }
  if (restarts > 1) return { title: words.restarts(restarts), text: words.restartsText, attn: true }
  if (copy?.says === 'different')
    return { title: words.copyDifferent, text: words.copyDifferentText, attn: true }
  if (missing.kind === 'none') return { title: words.none, text: copy ? words.copySame : '', attn: false }
  return { title: words.unknown, text: words.connectFirst, attn: true }
}

export function sayClock({ contact, clock, namesHidden }: DeviceRow): SaidState {
  const words = deviceWords[locale.value]
  if (contact === null) return nothing
  switch (clock.kind) {
    case 'right':
      return { title: words.clockRight, text: '', attn: false }
    case 'slow':
      return { title: words.slow(sayMinutes(clock.minutes)), text: words.clockAsk, attn: true }
    case 'fast':
      return { title: words.fast(sayMinutes(clock.minutes)), text: words.clockAsk, attn: true }
    case 'wrong-year':
      return { title: words.wrongYear(clock.year), text: words.wrongYearText, attn: true }
    case 'unknown':
      return { title: words.unknown, text: namesHidden ? words.namesHidden : '', attn: true }
  }
}

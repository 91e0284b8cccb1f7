import { defineWords, locale } from '../../../i18n/messages.ts'
import type { FieldError } from './form-reader.ts'

const words = defineWords(
  {
    required: '这一项要填',
    'not-a-number': '请填数字',
    'not-a-date': '请填一个日期',
    'not-a-day-line': '日期要写成 2026-11-27，后面可以加 13:00-15:30',
    'not-a-time': '请填时间，如 07:40',
    twice: '和别的一样，请换一个',
    'control-characters': '里面有换行或看不见的符号，请重新输入',
    'choose-one': '至少选一个',
    'end-before-start': '结束要在开始之后',
    'past-day': '只能从今天或以后的一天起',
    'private-place': '心理辅导和卫生室不设章：去那里是孩子自己的事，不统计也不显示',
    'too-long': (max: number) => `最多 ${max} 个字`,
    'too-many': (max: number) => `最多 ${max} 条`,
    'out-of-range': (low: number, high: number) => `请填 ${low} 到 ${high}`,
    before: (than: string) => `要晚于 ${than}`,
    several: (count: number) => `还有 ${count} 处要看一看，已经标出来了。`,
  },
  {
    required: 'Please fill this in',
    'not-a-number': 'A number is needed',
    'not-a-date': 'A date is needed',
    'not-a-day-line': 'Write a day as 2026-11-27, with 13:00-15:30 behind it if you like',
    'not-a-time': 'A time is needed, like 07:40',
    twice: 'There is one like it; choose another',
    'control-characters': 'There are line breaks or hidden characters in it; type it again',
    'choose-one': 'Choose at least one',
    'end-before-start': 'The end must be after the start',
    'past-day': 'From today or a later day only',
    'private-place':
      'No stamp for counselling or the nurse: being there is the child’s own business, never counted or shown',
    'too-long': (max: number) => `At most ${max} characters`,
    'too-many': (max: number) => `At most ${max}`,
    'out-of-range': (low: number, high: number) => `From ${low} to ${high}`,
    before: (than: string) => `Must be later than ${than}`,
    several: (count: number) =>
      count === 1 ? 'One field needs a look; it is marked.' : `${count} fields need a look; they are marked.`,
  },
)

/** '' where nothing is wrong, so that it fits a field's `error`. */
export function sayFieldError(error: FieldError | undefined): string {
  if (!error) return ''
  const own = words[locale.value]
  switch (error.code) {
    case 'too-long':
    case 'too-many':
      return own[error.code](error.max)
    case 'out-of-range':
      return own['out-of-range'](error.low, error.high)
    case 'before':
      return own.before(error.than)
    default:
      return own[error.code]
  }
}

/** What is wrong with a field of the form at hand, by its key; '' for nothing. */
export type SayFault = (key: string) => string

export const sayFaultCount = (count: number): string => words[locale.value].several(count)

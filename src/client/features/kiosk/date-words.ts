/** How the tablet says days. */
import { defineWords, useWords } from '../../i18n/messages.ts'

const weekdaysZh = ['', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']
const weekdaysEn = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const monthsEn = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const words = defineWords(
  {
    week: (week: number | null, weekday: number) =>
      `${week ? `第${week}周 ` : ''}${weekdaysZh[weekday] ?? ''}`,
    weekday: (weekday: number) => weekdaysZh[weekday] ?? '',
    day: (month: number, day: number) => `${month}月${day}日`,
  },
  {
    week: (week, weekday) => `${week ? `Week ${week}, ` : ''}${weekdaysEn[weekday] ?? ''}`,
    weekday: (weekday) => weekdaysEn[weekday] ?? '',
    day: (month, day) => `${day} ${monthsEn[month] ?? ''}`,
  },
)

/** A date as a child reads it, without its year. */
export const dayParts = (date: string): [month: number, day: number] => [
  Number(date.slice(5, 7)),
  Number(date.slice(8)),
]

export const useDateWords = () => useWords(words)

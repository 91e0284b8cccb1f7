import { defineWords, useWords } from '../../../i18n/messages.ts'

const weekdaysZh = ['', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']
const weekdaysEn = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const monthsEn = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const words = defineWords(
  {
    seal: '善真印',
    hall: '五色花开',
    hallMore: (children: number) => `全校 ${children} 位同学，这学期一起养的一朵花`,
    ofClass: (name: string) => `${name}的花`,
    classMore: (children: number) => `全班 ${children} 位同学，这学期一起养的一朵花`,
    day: (week: number | null, weekday: number) =>
      `${week ? `第${week}周 ` : ''}${weekdaysZh[weekday] ?? ''}`,
    date: (month: number, day: number) => `${month}月${day}日`,
    updated: (time: string) => `更新到 ${time}`,
    offline: (time: string) => `没有网络，先看 ${time} 的`,
  },
  {
    seal: 'Shanzhen seal',
    hall: 'Five colours in bloom',
    hallMore: (children) => `${children} pupils, one flower this term`,
    ofClass: (name) => `The flower of ${name}`,
    classMore: (children) => `${children} pupils, one flower this term`,
    day: (week, weekday) => `${week ? `Week ${week}, ` : ''}${weekdaysEn[weekday] ?? ''}`,
    date: (month, day) => `${day} ${monthsEn[month] ?? ''}`,
    updated: (time) => `as of ${time}`,
    offline: (time) => `No network; this is ${time}`,
  },
)
export const useBoardHeadWords = () => useWords(words)

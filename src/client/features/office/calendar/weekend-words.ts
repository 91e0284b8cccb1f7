/** 周末上课: Saturdays or Sundays with school as a rule. */
import { defineWords } from '../../../i18n/messages.ts'

export const weekendWords = defineWords(
  {
    tab: '周末',
    note: '平时周六、周日不上课。学校周六固定上课的，在这里写上起止；那天有自己的课和值岗。临时补课请用“调休”。',
    held: (day: string) => `${day}上课`,
    add: '加周末上课',
    day: '星期几',
  },
  {
    tab: 'Weekend',
    note: 'Saturdays and Sundays are free. Where school is held on Saturdays as a rule, say from when to when; such a day has its own lessons and duties. A single day that stands in for another is a make-up day.',
    held: (day: string) => `School on ${day}`,
    add: 'Add weekend school',
    day: 'Day',
  },
)

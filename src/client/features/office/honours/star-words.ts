import { defineWords } from '../../../i18n/messages.ts'

export const starWords = defineWords(
  {
    rule: '一星：这学期五种颜色都得到第一级奖章；往上每一星，各色再高一级，并且得过前一星。只看有没有做到，不排名；超出名额时由老师们商量。',
    group: '班级或年级',
    grade: (grade: number) => `${'一二三四五六'[grade - 1] ?? grade}年级`,
    star: '哪一星',
    share: (children: number, percent: number, most: number, reached: number) =>
      `${children} 位同学，按 ${percent}% 最多 ${most} 位；符合办法的有 ${reached} 位。`,
    title: '谁可以评星级章',
    noticeTitle: (name: string) => `${name}公示`,
    reasons: {
      colours: (level: number) => `五种颜色都到了第 ${level} 级`,
      missing: (level: number, names: string) => `${names}还没到第 ${level} 级`,
      before: (name: string) => `得过${name}`,
      beforeMissing: (name: string) => `还没有得过${name}`,
      served: (names: string) => `还得到：${names}`,
    },
    setting: {
      title: '名额',
      by: '按什么算',
      bys: { class: '每个班', grade: '每个年级' },
      stars: '几星、多少（如“一星章 30”，一行一种，数字是百分比）',
      hint: '一星章 30',
    },
  },
  {
    rule: 'First star: the first step of all five colours this term. Each further star: one step more in each, and the star before it. Only whether it was reached counts, nobody is ranked; where too many reach it, teachers talk it over.',
    group: 'Class or grade',
    grade: (grade) => `Grade ${grade}`,
    star: 'Which star',
    share: (children, percent, most, reached) =>
      `${children} children; at ${percent}% at most ${most}. ${reached} reach it.`,
    title: 'Who may have a star medal',
    noticeTitle: (name) => `Notice: ${name}`,
    reasons: {
      colours: (level) => `Step ${level} in all five colours`,
      missing: (level, names) => `Step ${level} not reached yet: ${names}`,
      before: (name) => `Has ${name}`,
      beforeMissing: (name) => `Does not have ${name} yet`,
      served: (names) => `Also has: ${names}`,
    },
    setting: {
      title: 'Shares',
      by: 'Part of what',
      bys: { class: 'each class', grade: 'each grade' },
      stars: 'Stars and shares (“一星章 30”, one a line, in parts of a hundred)',
      hint: '一星章 30',
    },
  },
)

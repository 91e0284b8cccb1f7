import { defineWords } from '../../../i18n/messages.ts'

export const honoursWords = defineWords(
  {
    title: '本班的荣誉',
    note: '这学期评定的，由大队辅导员公示',
    back: '返回',
    row: (groups: readonly { readonly name: string; readonly count: number }[]) =>
      groups.map(({ name, count }) => `${name} ${count} 人`).join('，'),
    decided: (day: string) => `${day}评定`,
    up: (day: string) => `公示到 ${day}`,
    over: '公示已结束',
    withdrawn: '公示已撤下',
    and: '，',
    open: (name: string) => `看${name}的记录`,
    none: {
      title: '这学期还没有评定',
      text: '星级章、岗位之星由大队辅导员在电脑上评定；评好以后，这里有名单和理由。',
    },
  },
  {
    title: 'Honours of my class',
    note: 'Decided this term, published by the programme lead',
    back: 'Back',
    row: (groups: readonly { readonly name: string; readonly count: number }[]) =>
      groups.map(({ name, count }) => `${name}: ${count}`).join(', '),
    decided: (day: string) => `Decided ${day}`,
    up: (day: string) => `notice up to ${day}`,
    over: 'notice is over',
    withdrawn: 'notice was taken down',
    and: ', ',
    open: (name: string) => `Open the record of ${name}`,
    none: {
      title: 'Nothing decided this term yet',
      text: 'Star medals and post stars are decided by the programme lead at the office computer; then names and reasons stand here.',
    },
  },
)

import { defineWords } from '../../../i18n/messages.ts'

export const presenceWords = defineWords(
  {
    heading: (day: string) => `${day} 谁到了`,
    how: '点名字记什么',
    modes: { present: '点到了的', absent: '点没到的' },
    count: (present: number, absent: number, open: number) =>
      [`到 ${present}`, absent > 0 ? `没到 ${absent}` : '', open > 0 ? `还没点 ${open}` : '']
        .filter(Boolean)
        .join(' · '),
    state: { present: '到了', absent: '没到', open: '还没点' },
    rest: (count: number) => `其余 ${count} 人都到了`,
    saved: (count: number) => `记下 ${count} 人到场`,
    one: { present: (name: string) => `${name}到了`, absent: (name: string) => `${name}没到` },
    scan: '扫学生卡',
    award: (count: number, points: number) => `给到场的 ${count} 人各加 ${points} 分`,
    awarded: (count: number, points: number) => `已给 ${count} 人各加 ${points} 分`,
    allAwarded: '到场的都加过分了',
    stamp: (count: number) => `给到场的 ${count} 人盖章`,
    stamped: (count: number) => `盖了 ${count} 枚章`,
    without: (names: string) => `没有看到监护人同意，不能外出：${names}`,
    notYet: (day: string) => `${day}才开始，到时候再点名`,
    none: { title: '还没有要参加的孩子', text: '先在“报名”里加上要参加的孩子。' },
    notListed: (name: string) => `${name}不在名单里`,
    notListedMore: '要参加的话，先在“报名”里加上。',
    unknownCard: '这张卡不认识',
    unknownCardMore: '可能换过新卡。请按名字找。',
  },
  {
    heading: (day: string) => `${day}: who is here`,
    how: 'What a tap records',
    modes: { present: 'Tap who is here', absent: 'Tap who is not' },
    count: (present: number, absent: number, open: number) =>
      [`${present} here`, absent > 0 ? `${absent} not` : '', open > 0 ? `${open} open` : '']
        .filter(Boolean)
        .join(' · '),
    state: { present: 'Here', absent: 'Not here', open: 'Not yet' },
    rest: (count: number) => `The other ${count} are here`,
    saved: (count: number) => `${count} recorded as here`,
    one: { present: (name: string) => `${name} is here`, absent: (name: string) => `${name} is not here` },
    scan: 'Scan cards',
    award: (count: number, points: number) =>
      `Give the ${count} here ${points === 1 ? '1 point' : `${points} points`} each`,
    awarded: (count: number, points: number) =>
      `${points === 1 ? '1 point' : `${points} points`} each for ${count}`,
    allAwarded: 'Everybody here has the points',
    stamp: (count: number) => `Stamp for the ${count} here`,
    stamped: (count: number) => (count === 1 ? '1 stamp given' : `${count} stamps given`),
    without: (names: string) => `No consent of the guardians seen, may not leave: ${names}`,
    notYet: (day: string) => `It begins on ${day}; attendance is taken then`,
    none: { title: 'Nobody takes part yet', text: 'Add the children under “Sign-up” first.' },
    notListed: (name: string) => `${name} is not on the list`,
    notListedMore: 'To take part, add the child under “Sign-up” first.',
    unknownCard: 'This card is not known',
    unknownCardMore: 'It may have been replaced. Please find the child by name.',
  },
)

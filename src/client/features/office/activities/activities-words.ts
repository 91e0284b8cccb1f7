import { defineWords } from '../../../i18n/messages.ts'

export const activitiesWords = defineWords(
  {
    title: '五色活动',
    add: '新活动',
    print: '打印年度计划',
    onlyLead: '活动由大队辅导员安排，您可以看。',
    views: '怎么排',
    by: { month: '按月', colour: '按颜色', series: '按系列' },
    noSeries: '不在系列里',
    empty: { title: '这一学年还没有活动', text: '可以从模板开始：五百系列、研学、食育、父母课堂。' },
    month: (month: number) => `${month} 月`,
    states: { planned: '计划', open: '已公布', cancelled: '已取消' },
    signedUp: (count: number, capacity: number | undefined) =>
      capacity === undefined ? `报名 ${count}` : `报名 ${count}/${capacity}`,
    attended: (count: number) => `到场 ${count}`,
    edit: '改一改',
    lines: '记录',
    choose: '选一个活动看看，或者新建一个。',
  },
  {
    title: 'Activities of the five colours',
    add: 'New activity',
    print: 'Print the year’s plan',
    onlyLead: 'The programme lead plans activities. You can read them.',
    views: 'Ordered by',
    by: { month: 'Month', colour: 'Colour', series: 'Series' },
    noSeries: 'In no series',
    empty: {
      title: 'No activities this school year yet',
      text: 'Templates are a start: the “five hundreds”, inquiry projects, food, parents’ class.',
    },
    month: (month: number) =>
      ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'][
        month - 1
      ] ?? (month === 11 ? 'November' : 'December'),
    states: { planned: 'planned', open: 'published', cancelled: 'called off' },
    signedUp: (count: number, capacity: number | undefined) =>
      capacity === undefined ? `${count} signed up` : `${count} of ${capacity} signed up`,
    attended: (count: number) => `${count} took part`,
    edit: 'Change',
    lines: 'Record',
    choose: 'Choose an activity, or make a new one.',
  },
)

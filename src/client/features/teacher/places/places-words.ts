import { defineWords } from '../../../i18n/messages.ts'

export const placesWords = defineWords(
  {
    title: '校园体验',
    note: (count: number) => `${count} 个可以盖章的地方`,
    back: '返回',
    ways: '怎么找地方',
    map: '校园地图',
    list: '按类找',
    mapName: '校园地图，点一个地方看任务卡',
    slide: '左右滑动看整张图；校外的地方在“按类找”里。',
    waiting: '图还没有取到这台手机上，连上学校以后就有。现在先按类找。',
    trip: '老师带队去',
    none: {
      title: '还没有可以盖章的地方',
      text: '大队辅导员在电脑上添好场所，这里就会列出来，没有网络也能看。',
    },
  },
  {
    title: 'Places to visit',
    note: (count: number) => (count === 1 ? '1 place with a stamp' : `${count} places with a stamp`),
    back: 'Back',
    ways: 'How to find a place',
    map: 'Campus map',
    list: 'By kind',
    mapName: 'Campus map; tap a place for its task card',
    slide: 'Slide to see all of it. Places off campus are under “By kind”.',
    waiting:
      'The picture is not on this phone yet; it comes with the next contact. Until then, find places by kind.',
    trip: 'with a teacher',
    none: {
      title: 'No places for stamps yet',
      text: 'Once the programme lead adds them on the office computer they are listed here, also offline.',
    },
  },
)

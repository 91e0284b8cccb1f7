import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    ways: '怎么找地方',
    map: '校园地图',
    list: '按类找',
    tap: '在地图上点一个地方，看看那里有什么。',
    card: '这个地方',
    capacity: (count: number) => `一次最多 ${count} 人`,
    been: '我去过这里',
    onlyList: '校外的地方在“按类找”里。',
  },
  {
    ways: 'How to find a place',
    map: 'Campus map',
    list: 'By kind',
    tap: 'Tap a place on the map and see what is there.',
    card: 'This place',
    capacity: (count) => `at most ${count} at a time`,
    been: 'I was here',
    onlyList: 'Places off campus are under “By kind”.',
  },
)
export const useMapWords = () => useWords(words)

import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    names: {
      red: '红色寻访',
      green: '绿色环保',
      blue: '蓝色志愿者',
      yellow: '黄色楼道',
      purple: '紫色手拉手',
    },
    said: (parts: string) => `这学期的五色花：${parts}`,
    part: (name: string, points: number) => `${name} ${points} 分`,
    few: '同学多起来，花就开在这里。',
  },
  {
    names: {
      red: 'Red visits',
      green: 'Green care',
      blue: 'Blue service',
      yellow: 'Yellow corridor',
      purple: 'Purple hands',
    },
    said: (parts) => `This term’s flower: ${parts}`,
    part: (name, points) => `${name} ${points}`,
    few: 'When there are more children, a flower grows here.',
  },
)
export const useBoardFlowerWords = () => useWords(words)

/** The words of the passport on paper and in the family's file: to the child, about what was gained. */
import { defineWords } from '../../../../i18n/messages.ts'

export const printedWords = defineWords(
  {
    cover: '善真护照',
    coverMore: '向善求真，一步一个脚印',
    of: (name: string) => `${name}的护照`,
    year: (year: number) => `${year}—${year + 1} 学年`,
    colours: {
      red: '红色寻访',
      green: '绿色环保',
      blue: '蓝色志愿者',
      yellow: '黄色楼道',
      purple: '紫色手拉手',
    },
    points: (points: number) => `${points} 分`,
    stamps: (count: number) => `去过的地方 · ${count} 枚章`,
    noStamps: '下一枚章，等你去盖。',
    medals: '得到的奖章',
    honours: '大家说的好',
    duties: (duties: number, stoodIn: number) =>
      stoodIn > 0 ? `值岗 ${duties} 次，帮同学代岗 ${stoodIn} 次` : `值岗 ${duties} 次`,
    allYears: '几年一起得到的',
    given: '发过的奖状',
    back: '每一枚章，都是你走过的路。\n谢谢你，把好事一件一件做出来。',
    made: (school: string) => `${school} 赠`,
    kept: '这个文件可以一直留着，不用网络也能打开。里面只有这一位同学的记录。',
  },
  {
    cover: 'Passport',
    coverMore: 'Be kind, seek truth, step by step',
    of: (name) => `The passport of ${name}`,
    year: (year) => `School year ${year}–${year + 1}`,
    colours: {
      red: 'Red visits',
      green: 'Green care',
      blue: 'Blue service',
      yellow: 'Yellow corridor',
      purple: 'Purple hands',
    },
    points: (points) => `${points}`,
    stamps: (count) => `Places visited · ${count} stamps`,
    noStamps: 'The next stamp is waiting for you.',
    medals: 'Medals',
    honours: 'What people said',
    duties: (duties, stoodIn) =>
      stoodIn > 0 ? `${duties} duties, ${stoodIn} of them in a friend’s place` : `${duties} duties`,
    allYears: 'Over all years',
    given: 'Certificates',
    back: 'Every stamp is a way you went.\nThank you for doing one good thing after the other.',
    made: (school) => `From ${school}`,
    kept: 'This file can be kept for good and opens without a network. It holds the records of this one child.',
  },
)

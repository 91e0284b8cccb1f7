import { defineWords } from '../../../../i18n/messages.ts'

export const passportWords = defineWords(
  {
    title: '成长护照',
    intro: '历年的颜色、印章和奖章。打开会记在查看记录里。',
    booklet: '打印小册子',
    onePage: '打印一页',
    file: '存成一个文件，给家人',
    offline: '历年的记录在学校服务器上，连上网络再打印。',
    failed: '没有取到，请再试一次。',
    fold: '双面打印，短边翻转；沿虚线对折，按页码套在一起。',
    page: (page: number) => `第 ${page} 页`,
  },
  {
    title: 'Passport',
    intro: 'Colours, stamps and medals of all years. Opening it is logged.',
    booklet: 'Print booklet',
    onePage: 'Print one page',
    file: 'Save as one file for the family',
    offline: 'The records of all years are on the school’s server; print when you are online.',
    failed: 'That did not work. Please try again.',
    fold: 'Print on both sides, flip on the short edge; fold along the dashes and put the sheets into each other.',
    page: (page) => `Page ${page}`,
  },
)

import { defineWords } from '../../../i18n/messages.ts'

export const anyChildWords = defineWords(
  {
    row: '给任何一位同学加分',
    rowNote: '扫学生卡，或按姓名、首字母找',
    scan: '扫学生卡',

    sure: '是这位同学吗？',
    where: (place: string, seat: number | undefined) =>
      seat === undefined ? place : `${place} · ${seat} 号`,
    award: (name: string) => `是，给${name}加分`,
    another: '不是，再找',
    like: '名字一样或读音一样的还有',
    take: (name: string, place: string) => `是${place}的${name}`,
    unknownCard: '这张卡不认识，可能换过新卡。请按名字找。',
  },
  {
    row: 'Award any student',
    rowNote: 'Scan a card, or find by name or initials',
    scan: 'Scan a card',

    sure: 'Is it this student?',
    where: (place: string, seat: number | undefined) =>
      seat === undefined ? place : `${place} · No. ${seat}`,
    award: (name: string) => `Yes, award ${name}`,
    another: 'No, find another',
    like: 'The same name, or the same sound, has also',
    take: (name: string, place: string) => `${name} of ${place}`,
    unknownCard: 'This card is not known; it may have been replaced. Please find by name.',
  },
)

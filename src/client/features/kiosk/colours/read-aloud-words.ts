import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    listen: '读给我听',
    stop: '先停下',
    hello: (name: string) => `${name}，这是你的五色花。`,
    colour: (name: string, points: number) => `${name}，${points}分。`,
    medals: (names: string) => `你得到了${names}。`,
    stamps: (count: number) => `护照上盖了${count}枚章。`,
  },
  {
    listen: 'Read to me',
    stop: 'Stop',
    hello: (name) => `${name}, this is your flower.`,
    colour: (name, points) => `${name}, ${points}.`,
    medals: (names) => `You have ${names}.`,
    stamps: (count) => `There are ${count} stamps in your passport.`,
  },
)
export const useReadAloudWords = () => useWords(words)

import { defineWords } from '../../../i18n/messages.ts'

export const evennessWords = defineWords(
  {
    mostly: (colour: string) => `近四周您给的多半是${colour}。别的颜色里也有值得说的小事。只有您看到这句话。`,
    often: (names: string) => `${names}近四周从您这里得得比较多。也看看安静的孩子。只有您看到这句话。`,
  },
  {
    mostly: (colour: string) =>
      `Most of what you gave in four weeks was ${colour}. Other colours have small deeds too. Only you see this.`,
    often: (names: string) =>
      `${names} got rather much from you in four weeks. The quiet ones are there too. Only you see this.`,
  },
)

/** The four kinds of learning places, as children and adults read them; a kind the school made up has no words here. */
import { defineWords, useWords } from '../i18n/messages.ts'

const words = defineWords(
  {
    'category-xiangshan': { name: '向善生活空间', lines: '向善\n生活空间', note: '吃饭、相处，都是学问' },
    'category-qiuzhen': { name: '求真学习场馆', lines: '求真\n学习场馆', note: '看一看，试一试' },
    'category-base': { name: '善真体验基地', lines: '善真\n体验基地', note: '动手做一做' },
    'category-resource': { name: '特色资源', lines: '特色资源', note: '走到校园外面去' },
  },
  {
    'category-xiangshan': {
      name: 'Living well',
      lines: 'Living\nwell',
      note: 'Meals and friends teach us too',
    },
    'category-qiuzhen': { name: 'Learning rooms', lines: 'Learning\nrooms', note: 'Look and try' },
    'category-base': { name: 'Doing places', lines: 'Doing\nplaces', note: 'Use your hands' },
    'category-resource': { name: 'Around the school', lines: 'Around\nthe school', note: 'Out of the gate' },
  },
)
type Category = { readonly name: string; readonly lines: string; readonly note: string }

/** A function from a place's category to its words; an unknown one is shown as it is written. */
export function usePlaceCategories() {
  const known = useWords(words)
  return (category: string): Category =>
    (known.value as Readonly<Record<string, Category>>)[category] ?? {
      name: category,
      lines: category,
      note: '',
    }
}

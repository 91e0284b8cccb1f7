import type { Colour } from '../../../../domain/colours.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { defineWords, locale } from '../../../i18n/messages.ts'

const words = defineWords(
  { red: '红色', green: '绿色', blue: '蓝色', yellow: '黄色', purple: '紫色' },
  { red: 'Red', green: 'Green', blue: 'Blue', yellow: 'Yellow', purple: 'Purple' },
)

/** As the school calls it: 红色寻访. */
export const colourName = (view: SchoolView, colour: Colour): string =>
  view.all('colour').get(colour)?.name ?? words[locale.value][colour]

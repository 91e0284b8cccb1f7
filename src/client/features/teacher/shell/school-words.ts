/** The school's own names as the phone says them: colours, classes, staff. */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import type { ClassId, StudentId } from '../../../../domain/ids.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { defineWords, type Locale } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    colours: {
      red: '红色寻访',
      green: '绿色环保',
      blue: '蓝色志愿者',
      yellow: '黄色楼道',
      purple: '紫色手拉手',
    },
    teacher: (name: string) => (/老师$/.test(name) ? name : `${name}老师`),
    tablet: '平板',
  },
  {
    colours: {
      red: 'Red: heritage',
      green: 'Green: nature',
      blue: 'Blue: service',
      yellow: 'Yellow: corridors',
      purple: 'Purple: friends',
    },
    teacher: (name: string) => name.replace(/老师$/, ''),
    tablet: 'tablet',
  },
)
const shortEnglish: Record<Colour, string> = {
  red: 'Red',
  green: 'Green',
  blue: 'Blue',
  yellow: 'Yellow',
  purple: 'Purple',
}

export type ColourNames = Readonly<Record<Colour, string>>
const byColour = (name: (colour: Colour) => string): ColourNames =>
  Object.fromEntries(colours.map((colour) => [colour, name(colour)])) as ColourNames

/** Full names; the school may have edited the Chinese ones. */
export const colourNames = (view: SchoolView, locale: Locale): ColourNames =>
  byColour((colour) =>
    locale === 'en'
      ? words.en.colours[colour]
      : (view.all('colour').get(colour)?.name ?? words.zh.colours[colour]),
  )

/** 红色寻访 becomes 寻访: beside its silhouette the colour need not be said again. */
export const shortColourNames = (view: SchoolView, locale: Locale): ColourNames =>
  locale === 'en'
    ? shortEnglish
    : byColour((colour) => shortened(view.all('colour').get(colour)?.name ?? words.zh.colours[colour]))

const shortened = (name: string) => name.replace(/^.色(?=.)/, '').replace(/^(..+)者$/, '$1')

/** A colour's name in two lines, 绿色 and 环保. */
export function colourNameLines(name: string): readonly [string, string] {
  const english = name.split(': ')
  if (english.length === 2) return [english[0] ?? '', english[1] ?? '']
  return /^.色/.test(name) ? [name.slice(0, 2), name.slice(2)] : [name, '']
}

/** 三(2)班, in English 3(2). */
export function classLabel(
  view: SchoolView,
  classId: ClassId | undefined,
  date: LocalDate,
  locale: Locale,
): string {
  const grade = classId ? view.gradeOf(classId, date) : undefined
  const own = classId ? view.classes.get(classId) : undefined
  if (locale === 'zh' || !own || grade === undefined || grade < 1 || grade > 6)
    return view.className(classId, date)
  return `Class ${grade}(${own.number})`
}

/** Who wrote it: 陈静老师, or the tablet. */
export function authorLabel(view: SchoolView, author: Author, locale: Locale): string {
  if (author.kind === 'device') return view.devices.get(author.id)?.name ?? words[locale].tablet
  return words[locale].teacher(view.staff.get(author.id)?.name ?? '')
}

export const studentName = (view: SchoolView, id: StudentId | null | undefined): string =>
  (id && view.students.get(id)?.name) || ''

/** Names in a row, set apart by a wide space. */
export const namesInRow = (students: ReadonlyArray<{ readonly name: string }>): string =>
  students.map(({ name }) => name).join('\u3000')

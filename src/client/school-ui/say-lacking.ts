/** 还没通过：文明用语与求助. Who may not serve at a post yet, and why; said before the check-in, by the records. */
import type { StudentId } from '../../domain/ids.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { defineWords, type Locale } from '../i18n/messages.ts'

const words = defineWords(
  {
    lacks: (items: string) => `还没通过：${items}`,
    child: (name: string, items: string) => `${name}（${items}）`,
    join: '、',
    children: (list: string) => `还不能值岗，没通过：${list}`,
  },
  {
    lacks: (items: string) => `Not passed yet: ${items}`,
    child: (name: string, items: string) => `${name} (${items})`,
    join: ', ',
    children: (list: string) => `May not serve yet, not passed: ${list}`,
  },
)

/** '' for somebody who lacks nothing. */
export const sayLacking = (view: SchoolView, items: readonly string[], locale: Locale): string =>
  items.length > 0 ? words[locale].lacks(itemNames(view, items, locale)) : ''

/** Several children in a line, each with what is missing; '' for none. */
export function sayWhoLacks(
  view: SchoolView,
  lacking: ReadonlyArray<{ readonly student: StudentId; readonly items: readonly string[] }>,
  locale: Locale,
): string {
  const { child, children, join } = words[locale]
  const list = lacking.map(({ student, items }) =>
    child(view.students.get(student)?.name ?? '', itemNames(view, items, locale)),
  )
  return list.length > 0 ? children(list.join(join)) : ''
}

const itemNames = (view: SchoolView, items: readonly string[], locale: Locale): string =>
  items.map((item) => view.all('training-item').get(item)?.name ?? '').join(words[locale].join)

/** The rest of the school of the drawings: windows, posts, places, presets, staff, appointments. */
import starter from '../../../../src/server/content/starter-school.json' with { type: 'json' }
import type { RecordBody, RecordRow } from '../../../../src/domain/records/record.schema.ts'
import {
  aClass,
  aPlace,
  aPost,
  aPreset,
  aRow,
  aStudent,
  aTablet,
  aTeacher,
  anAppointment,
  anAssignment,
  childOf,
  emptySchool,
  rowsOf,
  theRules,
} from '../../../support/builders/index.ts'
import { idOf, theChildren, theClass } from './the-class.ts'

export const today = '2026-11-18'
export const theTeacher = 'staff-chen'

type Window = RecordBody<'window'>['versions'][number]
const windows = (): RecordRow[] =>
  starter.dutyWindows.map(({ id, name, icon, ...rest }) => {
    const { start, end, weekdays, weekdayExceptions, winter, checkInOpensMinutesBefore, graceMinutes } = rest
    const times = { start, end, weekdays, weekdayExceptions, winter, checkInOpensMinutesBefore, graceMinutes }
    const version = { from: '2026-08-16', ...times, recordableMinutesAfterEnd: 60 } as Window
    return aRow('window', id, { name, icon, versions: [version] })
  })

const presets = () =>
  starter.awardPresets.map(({ id, ...preset }) => aPreset(id, preset as RecordBody<'preset'>))

export const posts = {
  library: '图书馆管理员',
  garden: '花坛养护员',
  stairs: '楼道安全员',
  plates: '光盘引导员',
  radio: '红领巾广播员',
  balls: '器材管理员',
  greeting: '礼仪引导员',
} as const
const icons: Record<keyof typeof posts, string> = {
  library: 'library',
  garden: 'can',
  stairs: 'stairs',
  plates: 'bowl',
  radio: 'mic',
  balls: 'ball',
  greeting: 'ribbon',
}

const duties: Array<[keyof typeof posts, string, string]> = [
  ['library', '曾乐', 'window-lunch'],
  ['library', '陈予安', 'window-lunch'],
  ['garden', '何一鸣', 'window-lunch'],
  ['stairs', '沈知微', 'window-lunch'],
  ['stairs', '叶蓁', 'window-lunch'],
  ['plates', '林小满', 'window-lunch'],
  ['plates', '马思齐', 'window-lunch'],
  ['radio', '唐果', 'window-lunch'],
  ['greeting', '高语桐', 'window-morning'],
]

const appointments = (): RecordRow[] => [
  ...duties.map(([post, name, window]) => anAppointment(idOf(name), `post-${post}`, { windows: [window] })),
  // On other days: who could stand in today.
  anAppointment(idOf('宋嘉禾'), 'post-garden', { windows: ['window-lunch'], weekdays: [1, 2] }),
  anAppointment(idOf('邓可欣'), 'post-radio', { windows: ['window-lunch'], weekdays: [5] }),
]

const staff = (): RecordRow[] => [
  ...aTeacher(theTeacher, 'class-teacher', { class: theClass }),
  aRow('staff', theTeacher, { name: '陈静', active: true }),
  aRow('staff', 'staff-li', { name: '李越', active: true }),
  anAssignment('staff-li', 'subject-teacher'),
  aRow('staff', 'staff-zhou', { name: '周敏', active: true }),
  anAssignment('staff-zhou', 'duty-teacher'),
  aRow('staff', 'staff-luo', { name: '罗川', active: true }),
  anAssignment('staff-luo', 'programme-lead'),
  aRow('staff', 'staff-pu', { name: '蒲青', active: true }),
  anAssignment('staff-pu', 'post-mentor', { posts: ['post-library', 'post-garden'] }),
]

const neighbours = (): RecordRow[] => [
  ...['class-2024-1', 'class-2024-3', 'class-2023-1', 'class-2023-2', 'class-2026-1'].map((id) => aClass(id)),
  ...['阿依古丽·买买提', '欧阳雨桐', '曾子乐'].map((name, index) =>
    aStudent(childOf('class-2023-1', index + 1), {
      name,
      pinyin: name === '曾子乐' ? ['zēng', 'zǐ', 'lè'] : [],
      symbol: '帆船',
      class: 'class-2023-1',
      seat: index + 1,
    }),
  ),
  anAppointment(childOf('class-2023-1', 1), 'post-stairs', { windows: ['window-lunch'] }),
]

export const theSchool = (...more: RecordRow[]): RecordRow[] =>
  rowsOf(
    emptySchool(),
    theRules({ teacherWeeklySoftBudget: starter.pointRules.teacherWeeklySoftBudget }),
    windows(),
    presets(),
    starter.colours.map(({ id, name, meaning }) => aRow('colour', id, { name, meaning })),
    (Object.keys(posts) as Array<keyof typeof posts>).map((id) =>
      aPost(`post-${id}`, {
        name: posts[id],
        icon: icons[id],
        windows: ['window-lunch', 'window-morning'],
        colour: id === 'stairs' ? 'yellow' : id === 'garden' || id === 'plates' ? 'green' : 'blue',
      }),
    ),
    aPlace('place-library', { name: '图书馆', stampLabel: '图书馆', shape: 'square', colour: 'blue' }),
    aPlace('place-garden', { name: '友谊花园', stampLabel: '友谊花园', colour: 'purple' }),
    aPlace('place-farm', { name: '小农场', stampLabel: '小农场', shape: 'octagon' }),
    aPlace('place-museum', { name: '纪念馆', stampLabel: '纪念馆', onCampus: false, colour: 'red' }),
    aTablet('tablet-302', { name: '三(2)班平板', class: theClass }),
    aClass(theClass),
    theChildren(),
    neighbours(),
    staff(),
    appointments(),
    more,
  )

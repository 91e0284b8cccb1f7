/** Where children serve and where they collect stamps, and the devices and cards by which they do it. */
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import { aRow } from './rows.ts'

export const aPost = (id: string, changes: Partial<RecordBody<'post'>> = {}) =>
  aRow('post', id, {
    name: '图书角',
    duties: ['整理书架'],
    quota: { perDuty: 2, rotationGroups: 1, appointments: 10 },
    eligibleGrades: [1, 2, 3, 4, 5, 6],
    colour: 'blue',
    points: [{ from: '2026-08-16', value: 1 }],
    windows: ['window-morning', 'window-lunch'],
    weekdays: [1, 2, 3, 4, 5],
    ...changes,
  })

/** The child is due at the post on every weekday, in the morning unless said otherwise. */
export const anAppointment = (
  student: string,
  post: string,
  changes: Partial<RecordBody<'appointment'>> = {},
) =>
  aRow('appointment', `${student}-at-${post}`, {
    student,
    post,
    windows: ['window-morning'],
    weekdays: [1, 2, 3, 4, 5],
    from: '2026-09-01',
    ...changes,
  })

export const aPlace = (id: string, changes: Partial<RecordBody<'place'>> = {}) =>
  aRow('place', id, {
    name: '小农场',
    category: '校内',
    onCampus: true,
    colour: 'green',
    points: [{ from: '2026-08-16', value: 1 }],
    repeat: 'once-per-week',
    stampLabel: '小农场',
    shape: 'circle',
    ...changes,
  })

export const aPreset = (id: string, changes: Partial<RecordBody<'preset'>> = {}) =>
  aRow('preset', id, {
    colour: 'green',
    label: '节水节电',
    points: 1,
    grades: [1, 2, 3, 4, 5, 6],
    ...changes,
  })

type DeviceChanges = Omit<Partial<RecordBody<'device'>>, 'use'>
const aDevice = (id: string, use: RecordBody<'device'>['use'], changes: DeviceChanges) =>
  aRow('device', id, { name: '平板', use, state: 'active', stateSince: '2026-09-01', ...changes })

/** A tablet of a class. */
export const aTablet = (id: string, changes: DeviceChanges = {}) =>
  aDevice(id, 'class-tablet', { class: 'class-2024-2', ...changes })
/** A tablet that stands at a place or serves a set of posts. */
export const aPlaceTablet = (id: string, changes: DeviceChanges = {}) => aDevice(id, 'place-tablet', changes)
export const aBoard = (id: string, changes: DeviceChanges = {}) => aDevice(id, 'board', changes)

export const aCard = (student: string, code = '0123456789ABCDEF') =>
  aRow('card', `card-${student}`, { student, code, issued: '2026-09-01' })

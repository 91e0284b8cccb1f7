/**
 * The small school in which every seed plays: two classes, four tablets, six adults. It is set up once in a process
 * and then copied as a file, because a set-up costs more than a whole story.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Author } from '../../../src/domain/facts/fact.schema.ts'
import { openSession } from '../../../src/server/auth/sessions.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'
import type { RecordChange } from '../../../src/server/school/change-records.ts'
import { aSchool, type TestSchool, writeRecords } from '../../support/server.ts'

export const firstDay = '2026-09-01'
/** 7:35 on a Monday: the morning window is open. */
export const inTheMorning = Date.UTC(2026, 8, 6, 23, 35, 0)

export const children = Array.from({ length: 8 }, (_, index) => `child-${index + 1}`)
export const classes = ['class-32', 'class-33'] as const
export const posts = ['post-gate-greeting', 'post-librarian'] as const
export const places = ['place-library', 'place-elder-home', 'place-dining-hall'] as const
export const windows = ['window-morning', 'window-lunch'] as const

type Actor = Author & { readonly ability: 'class-tablet' | 'gate' | 'library' | 'teacher' | 'lead' }
/** The lead's id is drawn at set-up, so it stands here by a name of its own. */
export const actors: readonly Actor[] = [
  { kind: 'device', id: 'tablet-32', ability: 'class-tablet' },
  { kind: 'staff', id: 'teacher-li', ability: 'teacher' },
  { kind: 'device', id: 'tablet-gate', ability: 'gate' },
  { kind: 'staff', id: 'lead', ability: 'lead' },
  { kind: 'staff', id: 'teacher-he', ability: 'teacher' },
  { kind: 'device', id: 'tablet-33', ability: 'class-tablet' },
  { kind: 'device', id: 'tablet-library', ability: 'library' },
  { kind: 'staff', id: 'teacher-wu', ability: 'teacher' },
  { kind: 'staff', id: 'duty-chen', ability: 'teacher' },
  { kind: 'staff', id: 'mentor-xu', ability: 'teacher' },
]

const change = (kind: RecordChange['kind'], id: string, body: unknown): RecordChange => ({
  kind,
  id,
  version: 0,
  body,
})

export const childBody = (index: number, memberships: object[], consent = 'electronic') => ({
  name: `孩子${'甲乙丙丁戊己庚辛'[index]}`,
  pinyin: ['hái', 'zi', ''],
  symbol: 'apple',
  memberships,
  consent,
})

const homeClassOf = (index: number) => (index < 5 ? classes[0] : classes[1])

const staff = (id: string, role: string, more: object = {}): RecordChange[] => [
  change('staff', id, { name: '某老师', active: true }),
  change('assignment', `as-${id}`, { staff: id, role, from: firstDay, ...more }),
]

const tablet = (id: string, bound: object): RecordChange =>
  change('device', id, { name: id, state: 'active', stateSince: firstDay, ...bound })

const appointed = (student: string, post: string, window: string): RecordChange =>
  change('appointment', `ap-${student}`, {
    student,
    post,
    windows: [window],
    weekdays: [1, 2, 3, 4, 5],
    from: firstDay,
  })

const everybody = (): RecordChange[] => [
  change('class', classes[0], { entryYear: 2024, number: 2 }),
  change('class', classes[1], { entryYear: 2024, number: 3 }),
  ...children.map((id, index) =>
    change('student', id, childBody(index, [{ class: homeClassOf(index), seat: index + 1, from: firstDay }])),
  ),
  ...staff('teacher-li', 'class-teacher', { class: classes[0] }),
  ...staff('teacher-he', 'class-teacher', { class: classes[1] }),
  ...staff('teacher-wu', 'subject-teacher'),
  ...staff('duty-chen', 'duty-teacher'),
  ...staff('mentor-xu', 'post-mentor', { posts: [posts[0]] }),
  tablet('tablet-32', { use: 'class-tablet', class: classes[0] }),
  tablet('tablet-33', { use: 'class-tablet', class: classes[1] }),
  tablet('tablet-gate', { use: 'place-tablet', posts: [posts[0]] }),
  tablet('tablet-library', { use: 'place-tablet', place: places[0] }),
  appointed('child-1', posts[0], windows[0]),
  appointed('child-2', posts[1], windows[1]),
  appointed('child-6', posts[0], windows[0]),
]

/** Most of the starter content goes: nothing here looks at it, and every device would carry it. */
async function slimmed(school: TestSchool): Promise<RecordChange[]> {
  const { rows } = await school.services.views.now(school.services.database.read, school.school)
  const kept = new Set<string>([...posts, ...places])
  const goes = [
    'activity-template',
    'activity-series',
    'medal',
    'passport',
    'campus-map',
    'preset',
    'post',
    'place',
  ]
  return rows
    .filter(({ kind, id }) => goes.includes(kind) && !kept.has(id))
    .map(({ kind, id, version }) => ({ kind, id, version, body: null }))
}

export type PreparedSchool = {
  readonly school: string
  readonly lead: string
  /** Cookies by actor. */
  readonly tokens: ReadonlyMap<string, string>
  /** A data folder of its own, as it was after set-up. */
  copy(): string
}

let prepared: Promise<PreparedSchool> | undefined
export const aPreparedSchool = (): Promise<PreparedSchool> => (prepared ??= prepare())

/** In memory where the machine has such a folder: power cuts are not what is played here. */
function quickFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'shanzhen-model-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function prepare(): Promise<PreparedSchool> {
  const dataDir = quickFolder()
  const school = await aSchool({ keep: true, dataDir, now: inTheMorning })
  await writeRecords(school, everybody())
  await writeRecords(school, await slimmed(school))
  const tokens = new Map<string, string>()
  for (const { kind, id } of actors) {
    const author = { kind, id: id === 'lead' ? school.ids.lead : id }
    tokens.set(id, await newToken(school, author))
  }
  await school.close()
  const copy = () => {
    const folder = join(dataDir, 'playing')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    copyFileSync(databaseFile(dataDir), databaseFile(folder))
    return folder
  }
  return { school: school.school, lead: school.ids.lead, tokens, copy }
}

export async function newToken(
  { services, school }: Pick<TestSchool, 'services' | 'school'>,
  author: Author,
): Promise<string> {
  const opened = await services.database.write
    .transaction()
    .execute((tx) => openSession(services, tx, { school, author, label: 'model' }))
  return opened.token
}

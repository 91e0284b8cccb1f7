// `?at=2026-11-18T11:48&ledger=6000&size=42&due=5&arrived=3&tablet=class|place|posts&net=offline&doubt=1&long=1&store=empty`
import './fake-clock.ts'
import { createApp, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import { stampFact } from '../../../../src/domain/facts/stamp.ts'
import { uuidv7 } from '../../../../src/domain/ids.ts'
import { SchoolView } from '../../../../src/domain/school/school-view.ts'
import { workplaceKey } from '../../../../src/client/commands/workplace.ts'
import { metaRow } from '../../../../src/client/db/database.ts'
import { openDatabase } from '../../../../src/client/db/open-database.ts'
import KioskApp from '../../../../src/client/features/kiosk/KioskApp.vue'
import { type Home, homeKey } from '../../../../src/client/home/home.ts'
import { liveLedger } from '../../../../src/client/queries/live-ledger.ts'
import { liveMeta } from '../../../../src/client/queries/live-meta.ts'
import { liveSchool } from '../../../../src/client/queries/live-school.ts'
import { type SyncState, useSyncStatus } from '../../../../src/client/stores/sync-status.ts'
import { clockOffsetAt, thisMoment } from '../../../../src/client/sync/page-clock.ts'
import '../../../../src/client/styles/index.css'
import { childId, earlierFacts, previewRows } from './preview-school.ts'

const query = new URLSearchParams(location.search)
const number = (name: string, usual: number) => Number(query.get(name) ?? usual)
const random = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const identity = { kind: 'device', id: 'tablet-1' } as const

async function fill(db: Awaited<ReturnType<typeof openDatabase>>['db']) {
  const rows = previewRows({
    size: number('size', 42),
    due: number('due', 5) + number('arrived', 3),
    tablet: (query.get('tablet') ?? 'class') as 'class',
    long: query.has('long'),
  })
  const view = new SchoolView(rows)
  await Promise.all([
    db.records.clear(),
    db.ledger.clear(),
    db.own.clear(),
    db.acks.clear(),
    db.answers.clear(),
  ])
  if (query.get('store') === 'empty') return
  await db.records.bulkPut(rows)
  const now = Math.floor(Date.now() / 1000)
  let next = 1
  const commit = (type: Fact['type'], body: Fact['body'], at: number) => {
    const fact = {
      ...{ id: random(), type, author: { kind: 'staff', id: 'teacher-li' }, assurance: 'session', body },
      ...{ install: random(), seq: 1, basis: 1, occurredAt: at, clockOffset: 0 },
    } as Fact
    const number = next++
    return { number, fact, stamp: stampFact(fact, { at, receivedAt: at }, view, view) }
  }
  const due = view.appointments.slice(number('due', 5))
  const arrivals = due.slice(0, number('arrived', 3)).map(({ student, post }) =>
    commit(
      'duty.checked-in.v1',
      {
        student,
        post,
        window: 'window-lunch',
        planned: true,
        colour: 'blue',
        points: 1,
        via: 'tile',
      } as Fact['body'],
      now - 120,
    ),
  )
  const earlier = earlierFacts().map(({ type, body, day }) => commit(type, body, now - day * 86_400))
  const students = [...view.students.keys()]
  const many = Array.from({ length: number('ledger', 0) }, (_, index) =>
    commit(
      'points.awarded.v1',
      { student: students[index % students.length] ?? '', colour: 'green', points: 1, label: '主动帮忙' },
      now - (1 + (index % 70)) * 86_400,
    ),
  )
  await db.ledger.bulkPut([...earlier, ...many, ...arrivals])
}

async function start() {
  const { db } = await openDatabase(identity, () => undefined)
  await fill(db)
  const app = createApp({ render: () => h(KioskApp) })
  const home = app.runWithContext((): Home => {
    const school = liveSchool(db)
    const ledger = liveLedger(db, school.view)
    const meta = liveMeta(db)
    const offset = () => clockOffsetAt(thisMoment(), meta.data.value.lastContact)
    const status = useSyncStatus()
    const run = () => {
      status.set('running')
      setTimeout(() => status.set((query.get('net') ?? 'offline') as SyncState), 300)
    }
    run()
    return {
      identity,
      school,
      ledger,
      meta,
      workplace: {
        db,
        author: identity,
        view: () => school.view.value,
        find: (id) => ledger.facts.value.find(({ fact }) => fact.id === id),
        moment: () => ({
          ...thisMoment(),
          clockOffset: offset(),
          lastServerTime: meta.data.value.lastContact?.serverTime,
        }),
        requestSync: run,
      },
      sync: { request: run, runNow: async () => (run(), { kind: 'unreachable' as const }) },
      wasEmpty: query.get('store') === 'empty' && !query.has('fresh'),
      endLease: async () => undefined,
      close: () => undefined,
    }
  })
  const moment = thisMoment()
  const days = number('silent', 0)
  await db.meta.delete('turnedAway')
  await db.meta.put(
    metaRow('lastContact', {
      ...moment,
      page: query.has('doubt') || days > 0 ? 'earlier' : moment.page,
      serverTime: moment.deviceClock - days * 86_400 + (query.has('doubt') ? 7_200 : 0),
      deviceClock: moment.deviceClock - days * 86_400,
    }),
  )
  if (query.has('away')) await db.meta.put(metaRow('turnedAway', query.get('away') as 'stolen'))
  const routes = [{ path: '/:rest(.*)*', component: { render: () => h('p', 'pair') } }]
  app.use(createRouter({ history: createMemoryHistory(), routes }))
  app.provide(homeKey, home).provide(workplaceKey, home.workplace).mount('#app')
  Object.assign(window, { previewChild: childId, previewDb: db })
}

void start()

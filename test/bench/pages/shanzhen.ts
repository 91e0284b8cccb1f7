/**
 * This project in a page: its own home (store, live queries, fold, sync loop with live notices), its own command and a
 * real login. Nothing of it is written for the benchmark.
 */
import { watch } from 'vue'
import { logIn } from '../../../src/client/api/session.ts'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import type { Workplace } from '../../../src/client/commands/workplace.ts'
import { type Home, openHome } from '../../../src/client/home/home.ts'
import { rememberedIdentity, rememberIdentity } from '../../../src/client/home/identity.ts'
import { arrivals, expose, moment, type PageBench } from './page-bench.ts'

const childrenPerAction = 40
const { login = 'lead', password = '' } = Object.fromEntries(new URLSearchParams(location.search))

let home: Home
const arrived = arrivals()

/** Signs in once; after a restart the home opens by what is remembered, as the app's does. */
async function signIn(): Promise<void> {
  if (rememberedIdentity()) return
  const answer = await logIn(login, password)
  if (!answer.ok || !answer.value.staff) throw new Error(`login: ${JSON.stringify(answer)}`)
  rememberIdentity({ kind: 'staff', id: answer.value.staff.id })
}

const openOwn = async () => {
  const identity = rememberedIdentity()
  if (!identity) throw new Error('nobody is signed in')
  home = await openHome(identity)
}

function until(source: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (source()) return resolve()
    const stop = watch(source, (now) => {
      if (!now) return
      stop()
      resolve()
    })
  })
}

const hasChildren = () => home.school.view.value.students.size > 0
const isComplete = () => hasChildren() && home.meta.data.value.complete === true
/** Facts arrive in the live query a moment after the store has them. */
const hasTotals = (facts: number) =>
  home.ledger.facts.value.length >= facts && home.ledger.folded.value.totals.size > 0

const bench: PageBench = {
  open: async () => {
    await signIn()
    await openOwn()
    await until(isComplete)
  },
  write: async (count) => {
    const quietly = { ...home.workplace, requestSync: () => undefined }
    for (let done = 0; done < count; done += childrenPerAction) {
      await award(Math.min(childrenPerAction, count - done), quietly)
    }
    await until(() => home.ledger.unsent.value === count)
  },
  push: async () => {
    const began = performance.now()
    await home.sync.runNow()
    await until(() => home.ledger.unsent.value === 0)
    const refused = home.ledger.answers.value.filter(({ exception }) => exception)
    if (refused.length > 0) throw new Error(`not accepted: ${JSON.stringify(refused[0])}`)
    return performance.now() - began
  },
  fill: async (facts) => {
    await signIn()
    const began = performance.now()
    const since = () => performance.now() - began
    await openOwn()
    await until(hasChildren)
    const useful = since()
    await until(isComplete)
    const complete = since()
    await until(() => hasTotals(facts))
    return { useful, complete, totals: since(), facts: home.ledger.facts.value.length }
  },
  start: async (facts) => {
    await openOwn()
    await until(() => hasChildren() && hasTotals(facts))
    return performance.now()
  },
  live: async () => {
    watch(home.ledger.facts, (facts) => facts.slice(-50).forEach(({ fact }) => arrived.note(fact.id)))
    await home.sync.runNow()
  },
  send: async () => {
    const at = moment()
    const [id] = await award(1, home.workplace)
    return { id: id ?? '', at }
  },
  arrival: arrived.of,
}

async function award(count: number, work: Workplace): Promise<readonly string[]> {
  const students = [...work.view().students.values()]
    .filter(({ consent }) => consent === 'electronic')
    .slice(0, count)
    .map(({ id }) => id)
  const written = await awardPoints({ students, colour: 'green', points: 1, label: '垃圾分类' }, work)
  if (!written.ok) throw new Error(`award: ${JSON.stringify(written.error)}`)
  return written.value.facts
}

expose(bench)

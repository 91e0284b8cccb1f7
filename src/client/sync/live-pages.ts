/**
 * Live pages, in the order in which they came. One that says nothing to this device is not written: it lengthens the
 * next one that does, so that a tablet's disk is left alone while the rest of the school is busy.
 */
import { isSameCommit, type LivePage, saysNothing } from '../../domain/protocol/live.ts'
import { applyLivePage } from '../db/apply-live-page.ts'
import type { DeviceDatabase } from '../db/database.ts'

export type ReadsPages = {
  readonly db: DeviceDatabase
  /** The run under way, if any: it may be bringing what the page is about. */
  readonly running: () => Promise<unknown> | null
  /** A sync is needed; `greeted` where the stream has just been opened, perhaps by every tablet of the school. */
  readonly ask: (greeted: boolean) => void
}

export function livePages({ db, running, ask }: ReadsPages): (page: LivePage) => Promise<void> {
  let passedOver: LivePage | null = null
  let turn: Promise<void> = Promise.resolve()

  const read = async (page: LivePage) => {
    const leadsOn = passedOver !== null && isSameCommit(passedOver.to, page.from)
    const whole = passedOver && leadsOn ? { ...page, from: passedOver.from } : page
    const isSame = page.news?.scopeVersion === passedOver?.news?.scopeVersion
    if (leadsOn && isSame && page.news && saysNothing(page.news)) {
      passedOver = whole
      return
    }
    const isThere = (await applyLivePage(db, whole)) !== 'elsewhere' || (await afterRun(whole))
    if (!isThere) ask(isSameCommit(page.from, page.to))
    passedOver = { ...page, from: page.to }
  }

  const afterRun = async (page: LivePage) => {
    const run = running()
    if (!run) return false
    await run.catch(() => undefined)
    return (await applyLivePage(db, page)) !== 'elsewhere'
  }

  return (page) => (turn = turn.then(() => read(page)).catch(() => ask(false)))
}

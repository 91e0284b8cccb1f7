/**
 * At every start: what the journal says and the database does not know, because it was brought back from a backup,
 * is done again. The last word about a person or a device counts; where the database agrees nothing is written.
 */
import type { Services } from '../services.ts'
import { erase } from '../school/erase-student.ts'
import { theSchool } from '../school/the-school.ts'
import { accountOf } from './accounts.ts'
import { setActive } from './disable-account.ts'
import { endSessions } from './end-sessions.ts'
import type { JournalLine } from './journal.ts'
import { isOpenSession } from './sessions.ts'
import { unpairDevice } from './unpair-device.ts'

/** Who is said to have made the change in the record's history. */
const replayer = 'journal'

/** @returns how many lines had to be done again */
export async function replayJournal(services: Services): Promise<number> {
  const school = await theSchool(services.database.read)
  if (!school) return 0
  let done = 0
  for (const line of lastWords(services.journal.read().filter((line) => line.school === school.id))) {
    if (await isMissing(services, line)) {
      await redo(services, line)
      done += 1
    }
  }
  return done
}

function lastWords(lines: readonly JournalLine[]): JournalLine[] {
  const last = new Map<string, JournalLine>()
  for (const line of lines) last.set(`${line.what.split('-')[0]} ${line.id}`, line)
  return [...last.values()]
}

async function isMissing(services: Services, { school, what, id }: JournalLine): Promise<boolean> {
  if (what === 'session-ended') return isOpenSession(services.database.read, school, id)
  const { view } = await services.views.now(services.database.read, school)
  if (what === 'child-erased') return !view.all('erased').has(id)
  if (what === 'account-disabled') {
    const account = await accountOf(services.database.read, school, id)
    return view.staff.get(id)?.active === true || account?.disabled_at === null
  }
  const state = view.devices.get(id)?.state
  if (what === 'device-unpaired') return state === 'active'
  return what === 'device-stolen' && state !== undefined && state !== 'stolen'
}

async function redo(services: Services, { school, what, id }: JournalLine): Promise<void> {
  if (what === 'session-ended') await endSessions(services, { school, id })
  if (what === 'account-disabled') await setActive(services, school, replayer, id, false)
  if (what === 'device-unpaired') await unpairDevice(services, school, replayer, id, 'unpaired')
  if (what === 'child-erased') await erase(services, school, replayer, id)
  if (what === 'device-stolen') await unpairDevice(services, school, replayer, id, 'stolen')
}

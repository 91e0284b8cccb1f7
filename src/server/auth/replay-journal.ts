/**
 * At every start: what the journal says and the database does not know, because it was brought back from a backup,
 * is done again. The last word about a person or a device counts; where the database agrees nothing is written. Of
 * several nodes on one PostgreSQL each journal has its own node's words alone: there, what the database has heard
 * is not said again.
 */
import type { Database } from '../db/connection.ts'
import { inSchool } from '../db/transactions.ts'
import type { Services } from '../services.ts'
import { erase } from '../school/erase-student.ts'
import { theSchool } from '../school/the-school.ts'
import { accountOf } from './accounts.ts'
import { setActive } from './disable-account.ts'
import { endSessions } from './end-sessions.ts'
import type { JournalLine, PasswordLine } from './journal.ts'
import { isOpenSession } from './sessions.ts'
import { storePassword } from './set-password.ts'
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

async function isMissing(services: Services, line: JournalLine): Promise<boolean> {
  const { school, what, id } = line
  if (line.what === 'password-set') return hasOlderPassword(services, line)
  if (what === 'session-ended') return isOpenSession(services.database.read, school, id)
  const { view } = await services.views.now(services.database.read, school)
  if (what === 'child-erased') return !view.all('erased').has(id)
  if (await wasHeard(services.database, line)) return false
  if (what === 'account-disabled') {
    const account = await accountOf(services.database.read, school, id)
    return view.staff.get(id)?.active === true || account?.disabled_at === null
  }
  const state = view.devices.get(id)?.state
  if (what === 'device-unpaired') return state === 'active'
  return what === 'device-stolen' && state !== undefined && state !== 'stolen'
}

/** One set or made anew since, maybe at another node, stays. */
async function hasOlderPassword({ database }: Services, line: PasswordLine): Promise<boolean> {
  const account = await accountOf(database.read, line.school, line.id)
  if (!account || Number(account.password_at) > line.at) return false
  return account.password !== line.password
}

/**
 * Whether this database has heard the word itself, so that what stands in it was said later, maybe at another node.
 * A word that it has not heard is done again, whatever else has changed about the person or the device since. On
 * SQLite the journal has every later word too.
 */
async function wasHeard({ engine, read }: Database, { school, what, id, at }: JournalLine): Promise<boolean> {
  if (engine.name === 'sqlite') return false
  const heard = await read
    .selectFrom('security_log')
    .select('id')
    .where('school', '=', school)
    .where('event', '=', what)
    .where('subject', '=', id)
    .where('at', '>=', at)
    .limit(1)
    .execute()
  return heard.length > 0
}

async function redo(services: Services, line: JournalLine): Promise<void> {
  const { school, what, id } = line
  if (line.what === 'password-set')
    await inSchool(services.database, school, (tx) => storePassword(tx, { ...line, staff: id }))
  if (what === 'session-ended') await endSessions(services, { school, id })
  if (what === 'account-disabled') await setActive(services, school, replayer, id, false)
  if (what === 'device-unpaired') await unpairDevice(services, school, replayer, id, 'unpaired')
  if (what === 'child-erased') await erase(services, school, replayer, id)
  if (what === 'device-stolen') await unpairDevice(services, school, replayer, id, 'stolen')
}

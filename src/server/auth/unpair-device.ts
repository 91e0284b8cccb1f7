/**
 * Taking a device out of service. Unpaired: its token is good for pushing what it still holds, for thirty days.
 * Stolen: dead at once, and told to forget everything should it ever call. Both are written outside the database.
 */
import { err, ok, type Result } from '../../domain/result.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import type { Tx } from '../db/connection.ts'
import { versionOf } from '../db/records.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { type ChangeRefusal, changeRecords } from '../school/change-records.ts'
import type { Services } from '../services.ts'
import { endPairings, pairingsOf } from './pairing/end-pairings.ts'
import { logSecurity } from './security-log.ts'
import { closeSessions, pushOnlySeconds } from './sessions.ts'

export type DeviceRefusal = { code: 'unknown-device' } | ChangeRefusal
type Fate = 'unpaired' | 'stolen'

export async function unpairDevice(
  services: Services,
  school: string,
  by: string,
  device: string,
  fate: Fate,
): Promise<Result<null, DeviceRefusal>> {
  const at = secondsNow(services)
  const { view } = await services.views.now(services.database.read, school)
  const known = view.devices.get(device)
  if (!known) return err({ code: 'unknown-device' })
  const { id: _id, ...body } = known
  const stateSince = localDateOf(at, view.calendar.zone)
  const ended: string[] = []
  const result = await writeOrNothing<null, DeviceRefusal>(services.database, school, async (tx) => {
    const version = await versionOf(tx, school, 'device', device)
    const tag = Buffer.from(services.random(8)).toString('hex')
    const change = {
      kind: 'device',
      id: device,
      version,
      body: { ...body, state: fate, stateSince },
    } as const
    const changed = await changeRecords(tx, { school, by, at, tag }, [change])
    if (!changed.ok) return changed
    ended.push(...(await shutDevice(tx, school, device, fate, at)))
    await logSecurity(services, tx, { school, event: `device-${fate}`, subject: device, by })
    services.journal.append({ at, school, what: `device-${fate}`, id: device })
    return ok(null)
  })
  if (result.ok) {
    for (const session of ended) services.endedSessions.emit(session)
    services.commits.emit(school)
  }
  return result
}

/** The sessions' part alone, and that no other comes by a pairing of before. */
async function shutDevice(tx: Tx, school: string, device: string, fate: Fate, at: number): Promise<string[]> {
  await endPairings(tx, school, await pairingsOf(tx, school, device))
  const which = { school, subject: { kind: 'device', id: device } } as const
  return closeSessions(
    tx,
    which,
    fate === 'stolen' ? { state: 'stolen' } : { state: 'push-only', until: at + pushOnlySeconds },
  )
}

/**
 * The demo school at a chosen moment: the real application in this process, listening, with a clock that starts
 * there and runs on. For pictures and journeys that need a duty window to be open. Devices correct their own clocks
 * by the server's, so browsers need no trick.
 *
 *   npx node test/support/demo-server.ts 2026-11-18T11:48 8950
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { buildApp } from '../../src/server/app.ts'
import { openSession } from '../../src/server/auth/sessions.ts'
import { openDatabase } from '../../src/server/db/connection.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { realClockAndChance } from '../../src/server/deps.ts'
import { type Demo, demoPassword, type DemoSize, makeDemo } from '../../src/server/demo/make-demo.ts'

export type DemoServer = {
  address: string
  demo: Demo
  password: string
  /** A token for a cookie `__Host-sz-staff` or `__Host-sz-device`, without going through login or pairing. */
  tokenFor(kind: 'staff' | 'device', id: string): Promise<string>
  /** The school's clock goes on from another moment; pages learn of it at their next contact. */
  moveTo(at: string): void
  stop(): Promise<void>
}

export async function startDemoServer(at: string, port = 0, size: DemoSize = {}): Promise<DemoServer> {
  const leadOf = (moment: string) => Date.parse(`${moment}:00+08:00`) - Date.now()
  let lead = leadOf(at)
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-demo-'))
  const database = await openDatabase({ dataDir })
  const app = await buildApp({
    config: { port, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined },
    database,
    ...realClockAndChance,
    now: () => lead + Date.now(),
  })
  const demo = await makeDemo(app.services, size)
  await app.listen({ port, host: '127.0.0.1' })
  const tokenFor = async (kind: 'staff' | 'device', id: string) => {
    const session = { school: demo.school, author: { kind, id }, label: 'test' }
    return (await inSchool(database, demo.school, (tx) => openSession(app.services, tx, session))).token
  }
  return {
    address: `http://localhost:${(app.server.address() as AddressInfo).port}`,
    demo,
    password: demoPassword,
    tokenFor,
    moveTo: (moment) => void (lead = leadOf(moment)),
    stop: async () => {
      await app.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

if (import.meta.main) {
  const [at = '2026-11-18T11:48', port = '8950'] = process.argv.slice(2)
  const server = await startDemoServer(at, Number(port), { fiveColours: true })
  console.log(`${server.address} at ${at}; password ${server.password}`)
  for (const { role, login } of server.demo.logins) console.log(`  ${login.padEnd(10)}${role}`)
  for (const id of server.demo.people.classes
    .slice(8, 12)
    .map((own) => own.id.replace('class-', 'tablet-'))) {
    console.log(`  cookie __Host-sz-device for ${id}: ${await server.tokenFor('device', id)}`)
  }
}

/** Everything there is in the story of one seed: the server, the machines, and the plain list of what was written. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import { localDateOf } from '../../../src/domain/time/local-time.ts'
import { sealSchool } from '../../../src/server/history/sealer.ts'
import { replayJournal } from '../../../src/server/auth/replay-journal.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'
import type { RecordChange } from '../../../src/server/school/change-records.ts'
import { changeRecords } from '../../../src/server/school/change-records.ts'
import { inSchool } from '../../../src/server/db/transactions.ts'
import { type Browser, startTestServer, type TestServer } from '../../support/server.ts'
import { Machine } from './machine.ts'
import { actors, aPreparedSchool, inTheMorning, newToken, type PreparedSchool } from './school.ts'

/** What a device was told is saved. */
export type Written = {
  readonly id: string
  readonly fact: Fact
  readonly machine: Machine
  /** The store it was written to; after a wipe the machine has another. */
  readonly store: string
  readonly seq: number
  readonly trueTime: number
  poisoned: boolean
}

const rowsPerPage = 7
/** Milliseconds. */
const backupsKept = 14 * 86_400_000
export const factsAtOnce = 4

export class World {
  server: TestServer
  readonly prepared: PreparedSchool
  readonly clock: TestServer['clock']
  readonly machines: Machine[] = []
  readonly written: Written[] = []
  /** Facts that were in a store when it was wiped. */
  readonly lost: string[] = []
  /** People, devices, children, posts and places about which the office changed something. */
  readonly touched = new Set<string>()
  /** When the server was brought back from a backup, seconds. */
  readonly broughtBack: number[] = []
  /** The device whose wall clock `Date.now` is just now. */
  acting: Machine | null = null
  /** How often the server has started. */
  lives = 1
  /** Machines made so far, for their names. */
  made = 0

  #backedUpAt = 0

  private constructor(prepared: PreparedSchool, server: TestServer) {
    this.prepared = prepared
    this.server = server
    this.clock = server.clock
  }

  static async begin(): Promise<World> {
    const prepared = await aPreparedSchool()
    const dataDir = prepared.copy()
    return new World(prepared, await startTestServer({ keep: true, dataDir, now: inTheMorning, rowsPerPage }))
  }

  async end(): Promise<void> {
    for (const machine of this.machines) await machine.device.db.delete()
    await this.server.close()
  }

  /** The process ends and comes back, on the same files or on others. */
  async restartServer(change: (dataDir: string) => void = () => undefined): Promise<void> {
    const { dataDir } = this.server
    await this.server.close()
    change(dataDir)
    this.server = await startTestServer({ keep: true, dataDir, clock: this.clock, rowsPerPage })
    this.lives += 1
  }

  /** History is packed, in runs as small as this school is. */
  seal = () =>
    sealSchool(this.server.services, this.school, { sizes: { run: 4, tail: 2, leftover: 1, merged: 2 } })

  async backUp(): Promise<void> {
    const file = join(this.server.dataDir, 'backup.db')
    rmSync(file, { force: true })
    this.server.services.database.sqlite?.exec(`vacuum into '${file}'`)
    this.#backedUpAt = this.clock.now
  }

  /**
   * Somebody copies the last backup back; nothing tells the server but what its devices come with. Backups are kept
   * for fourteen days. One of longer than thirty days ago, kept by hand, is beyond what devices can make good: what
   * they were told is saved then they do not offer again, and a clone's fact may stand in its place.
   */
  async bringBack(): Promise<void> {
    const backup = join(this.server.dataDir, 'backup.db')
    if (!existsSync(backup) || this.clock.now - this.#backedUpAt > backupsKept) return
    await this.restartServer((dataDir) => {
      for (const side of ['', '-wal', '-shm']) rmSync(databaseFile(dataDir) + side, { force: true })
      copyFileSync(backup, databaseFile(dataDir))
    })
    await replayJournal(this.server.services)
    this.broughtBack.push(Math.floor(this.clock.now / 1000))
  }

  get school(): string {
    return this.prepared.school
  }

  get today(): string {
    return localDateOf(Math.floor(this.clock.now / 1000), 'Asia/Shanghai')
  }

  /** Milliseconds on the wall of whoever is acting. */
  wallClock = (): number => this.clock.now + (this.acting?.device.clockError ?? 0) * 1000

  idOf = (actor: string) => (actor === 'lead' ? this.prepared.lead : actor)

  /** The machine a command means; the first time it is there at all, it gets its first copy. */
  async machine(at: number): Promise<Machine> {
    const alive = this.machines.filter((machine) => !machine.isGone)
    const missing = actors.filter(({ id }) => !this.machines.some((machine) => machine.actor === id))
    const index = at % (alive.length + missing.length)
    const known = alive[index]
    if (known) return known
    const actor = missing[index - alive.length]
    if (!actor) throw new Error('every index is somebody')
    return this.addMachine(actor.id, actor.kind, this.prepared.tokens.get(actor.id) ?? '')
  }

  async machineOf(actor: string): Promise<Machine> {
    const known = this.machines.find((machine) => !machine.isGone && machine.actor === actor)
    const kind = actors.find(({ id }) => id === actor)?.kind ?? 'staff'
    return known ?? this.addMachine(actor, kind, this.prepared.tokens.get(actor) ?? '')
  }

  placeOf = (machine: Machine) => this.machines.filter(({ isGone }) => !isGone).indexOf(machine)

  async addMachine(actor: string, kind: 'staff' | 'device', token: string): Promise<Machine> {
    const author = { kind, id: this.idOf(actor) }
    const browser = this.#browser({ [`__Host-sz-${kind}`]: token })
    const machine = new Machine(`${actor}#${(this.made += 1)}`, actor, this, browser, author)
    this.machines.push(machine)
    await machine.device.start()
    await machine.device.sync({ factsAtOnce, unseen: true })
    return machine
  }

  newToken = (author: { kind: 'staff' | 'device'; id: string }) =>
    newToken({ services: this.server.services, school: this.school }, author)

  #browser(cookies: Record<string, string>): Browser {
    return {
      cookies,
      send: (method, path, body, more = {}) =>
        this.server.send(method, path, body, { ...more, cookies: { ...cookies, ...more.cookies } }),
    }
  }

  /** Asks as the lead's desk does. */
  ask = (method: 'GET' | 'POST', path: string, body?: object) =>
    this.#browser({ '__Host-sz-staff': this.prepared.tokens.get('lead') ?? '' }).send(method, path, body, {
      headers: { 'x-shanzhen-as': 'staff' },
    })

  async view(): Promise<SchoolView> {
    const { services } = this.server
    return (await services.views.now(services.database.read, this.school)).view
  }

  /** The office changes records; false when the rules of records forbid it. */
  async change(changes: readonly Omit<RecordChange, 'version'>[]): Promise<boolean> {
    const { services } = this.server
    const { rows } = await services.views.now(services.database.read, this.school)
    const versions = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row.version]))
    const whole = changes.map((one) => ({ ...one, version: versions.get(`${one.kind}/${one.id}`) ?? 0 }))
    const at = Math.floor(this.clock.now / 1000)
    const tag = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
    const context = { school: this.school, by: this.prepared.lead, at, tag }
    const result = await inSchool(services.database, this.school, (tx) => changeRecords(tx, context, whole))
    return result.ok
  }
}

/** What must be true once everything has come to rest. Each sentence that is not is one complaint. */
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import { type LedgerFact, studentOf, targetOf } from '../../../src/domain/facts/ledger.ts'
import { readMeta } from '../../../src/client/db/database.ts'
import { readUnsent } from '../../../src/client/db/unsent.ts'
import { isWithheld, mayHoldFact } from '../../../src/domain/permissions/hold-facts.ts'
import { type Scope, scopeOf } from '../../../src/domain/permissions/scope.ts'
import { projectRecord } from '../../../src/domain/permissions/hold.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import { type ReceiptRow, ledgerFactOf } from '../../../src/server/db/facts.ts'
import { gapsOf } from '../../../src/server/school/device-status.ts'
import type { Machine } from './machine.ts'
import { plainTotals } from './plain-totals.ts'
import type { World, Written } from './world.ts'

type Committed = LedgerFact & { readonly number: number }

type OnServer = {
  readonly facts: readonly Committed[]
  readonly byId: ReadonlyMap<string, Committed>
  readonly receipts: ReadonlyMap<string, ReceiptRow>
  readonly held: ReadonlyMap<
    string,
    { readonly fact: Record<string, unknown>; readonly detail: Record<string, unknown> }
  >
  readonly waiting: ReadonlyMap<string, string>
  /** Let in by a person's decision, later than what was said about them was judged. */
  readonly released: ReadonlySet<string>
  readonly view: SchoolView
}

export async function complaints(world: World): Promise<string[]> {
  const server = await readServer(world)
  const found = [...sequenceComplaints(server.facts), ...receiptComplaints(server)]
  for (const written of world.written) found.push(...(await fateComplaints(world, server, written)))
  found.push(...(await consentComplaints(world, server)))
  found.push(...phantoms(world, server), ...(await gapComplaints(world, server)))
  for (const machine of world.machines) {
    if (!machine.isGone) found.push(...(await machineComplaints(world, server, machine)))
  }
  return found
}

async function readServer(world: World): Promise<OnServer> {
  const { read } = world.server.services.database
  const rows = await read.selectFrom('fact').selectAll().orderBy('number').execute()
  const facts = rows.map((row) => ledgerFactOf(row) as Committed)
  const receipts = await read.selectFrom('receipt').selectAll().execute()
  const waiting = await read.selectFrom('waiting').selectAll().execute()
  const view = await world.view()
  return {
    facts,
    released: new Set(rows.filter(({ released }) => released === 1).map(({ id }) => id)),
    byId: new Map(facts.map((entry) => [entry.fact.id, entry])),
    receipts: new Map(receipts.map((row) => [row.fact, row])),
    held: new Map([...view.held].map((held) => [held.id, held])),
    waiting: new Map(waiting.map((row) => [row.fact, row.body])),
    view,
  }
}

/** Every number once, and each fact under one number. */
function sequenceComplaints(facts: readonly Committed[]): string[] {
  const ids = new Set(facts.map(({ fact }) => fact.id))
  const numbers = new Set(facts.map(({ number }) => number))
  return ids.size === facts.length && numbers.size === facts.length
    ? []
    : ['a fact or a number is there twice']
}

const receiptComplaints = ({ receipts, byId }: OnServer): string[] =>
  [...receipts.values()].flatMap(({ fact, verdict, number }) => {
    const entry = byId.get(fact)
    const fits = verdict === 'accepted' ? entry?.number === Number(number) : entry === undefined
    return fits ? [] : [`receipt and ledger differ about ${fact}: ${verdict}`]
  })

/** What nobody can read is kept as a number for each sender: nothing of it vanished without a trace. */
function uncounted({ receipts, held }: OnServer): string[] {
  const refused = [...receipts.values()].filter(({ code }) => code === 'malformed').length
  const counters = [...held].filter(([id]) => id.startsWith('unreadable-'))
  const counted = counters.reduce((sum, [, { detail }]) => sum + Number(detail['count']), 0)
  return counted === refused ? [] : [`${refused} unreadable facts came, ${counted} were counted`]
}

/** A fact is accepted with its content, or held with it, or still in a live store, or it was in a lost one. */
async function fateComplaints(world: World, server: OnServer, written: Written): Promise<string[]> {
  const { id, fact } = written
  const accepted = server.byId.get(id)
  if (accepted && !sameContent(accepted.fact, fact)) return [`${id} was accepted with other content`]
  if (accepted) return written.poisoned ? conflictComplaints(world, written) : []
  const held = server.held.get(id)?.fact
  if (held && written.poisoned) return []
  if (held)
    return sameContent(held, fact) ? expected(world, server, written) : [`${id} is held with other content`]
  const receipt = server.receipts.get(id)
  if (written.poisoned && receipt?.code === 'malformed') return uncounted(server)
  const waits = server.waiting.get(id)
  if (waits) return sameContent(JSON.parse(waits), fact) ? [] : [`${id} waits with other content`]
  const conflict = [...server.held.values()].some((one) => sameContent(one.fact, fact))
  if (conflict || world.lost.includes(id) || (await isKept(world, id))) return []
  return [`${id} (${fact.type} by ${written.machine.name}) is nowhere`]
}

/** The server had the honest one already: what came later under its id is kept aside, and its device knows. */
async function conflictComplaints(world: World, { id, machine, store, seq }: Written): Promise<string[]> {
  const { db } = machine.device
  if (machine.isGone || db.name !== store || world.broughtBack.length > 0) return []
  const answer = await db.answers.get(seq)
  return answer?.exception ? [] : [`${id} came with other content, and nobody was told`]
}

function sameContent(a: object, b: object): boolean {
  const part = ({ type, author, occurredAt, body, actionId }: Record<string, unknown>) =>
    sorted({ type, author, occurredAt, body, actionId: actionId ?? null })
  return part({ ...a }) === part({ ...b })
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** Nobody changed anything about this author or these children: then there is no reason to refuse. */
function expected(world: World, server: OnServer, { id, fact, machine }: Written): string[] {
  const { receipts } = server
  if (receipts.get(id)?.code === 'target-unknown' && isThere(server, fact)) {
    return [`${id} (${fact.type} by ${machine.name}) was refused because its target was late`]
  }
  const plain = ['points.awarded.v1', 'duty.checked-in.v1', 'place.stamped.v1', 'stamp.requested.v1']
  if (!plain.includes(fact.type) || world.broughtBack.length > 0) return []
  const named = [machine.actor, ...Object.values(fact.body).map(String)]
  if (named.some((one) => world.touched.has(one)) || world.touched.has('rules')) return []
  const receipt = receipts.get(id)
  if (receipt?.code === 'content-conflict') return []
  return [`${id} (${fact.type} by ${machine.name}) was ${receipt?.verdict}: ${receipt?.code}, for no reason`]
}

function isThere({ byId, released }: OnServer, fact: Fact): boolean {
  const target = byId.get(targetOf(fact) ?? '')?.fact
  return target !== undefined && !released.has(target.id) && studentOf(target) === studentOf(fact)
}

async function isKept(world: World, id: string): Promise<boolean> {
  for (const { isGone, device } of world.machines) {
    if (isGone) continue
    if ((await readUnsent(device.db, 100_000)).some(({ fact }) => fact.id === id)) return true
  }
  return false
}

/** No fact about a child got into the ledger while the guardians had not agreed, except by a person's decision. */
async function consentComplaints(world: World, { facts }: OnServer): Promise<string[]> {
  const { read } = world.server.services.database
  const history = await read.selectFrom('record_history').selectAll().where('kind', '=', 'student').execute()
  const released = await read.selectFrom('fact').select('id').where('released', '=', 1).execute()
  const isReleased = new Set(released.map(({ id }) => id))
  return facts.flatMap(({ fact, number }) => {
    const student =
      fact.type === 'fact.revoked.v1' || fact.type === 'claim.voided.v1' ? null : studentOf(fact)
    const versions = history.filter((row) => row.id === student && Number(row.number) < number)
    const last = versions.sort((a, b) => Number(a.number) - Number(b.number)).pop()
    const { consent } = JSON.parse(last?.body ?? '{"consent":"electronic"}') as { consent: string }
    return consent === 'electronic' || isReleased.has(fact.id)
      ? []
      : [`${fact.id} (${fact.type}) was accepted without consent`]
  })
}

/** Nothing is in the ledger that nobody wrote. */
function phantoms(world: World, { facts }: OnServer): string[] {
  const written = new Set(world.written.map(({ id }) => id))
  return facts.filter(({ fact }) => !written.has(fact.id)).map(({ fact }) => `nobody wrote ${fact.id}`)
}

/** A gap is shown where something is missing, and nowhere else. */
async function gapComplaints(world: World, { receipts }: OnServer): Promise<string[]> {
  const { read } = world.server.services.database
  const missing = new Set(world.written.filter(({ id }) => !receipts.has(id)).map(({ seq }) => seq))
  const installs = await read.selectFrom('install').selectAll().execute()
  const found: string[] = []
  for (const { id, contiguous, highest } of installs) {
    const gaps = await gapsOf(read, world.school, id, Number(contiguous), Number(highest))
    const shown = gaps.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, n) => first + n),
    )
    const falsely = shown.filter((seq) => !missing.has(seq))
    if (falsely.length > 0) found.push(`a gap is shown where nothing is missing: ${falsely.join()}`)
  }
  return found
}

async function machineComplaints(world: World, server: OnServer, machine: Machine): Promise<string[]> {
  const { device, name } = machine
  const turnedAway = await readMeta(device.db, 'turnedAway')
  if (turnedAway) return []
  await device.look()
  const scope = scopeOf(device.author, server.view, world.today)
  const found = [
    ...(await holdingComplaints(world, server, machine, scope)),
    ...(await recordComplaints(world, machine, scope)),
  ]
  const unsent = await device.unsent()
  if (unsent > 0) found.push(`${name} still has ${unsent} unsent`)
  const [own, plain] = [totalsOf(machine), plainTotals(device.facts, server.view.foldRules)]
  if (found.length === 0 && scope.roles.size > 0 && JSON.stringify(own) !== JSON.stringify(plain)) {
    found.push(`${name} counts ${JSON.stringify(own)}, the model ${JSON.stringify(plain)}`)
  }
  return found
}

function totalsOf({ device }: Machine): Record<string, number> {
  const lines = [...device.folded.totals].flatMap(([student, colours]) =>
    Object.entries(colours).map(([colour, points]) => [`${student} ${colour}`, points] as const),
  )
  return Object.fromEntries(lines.filter(([, points]) => points > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Exactly what the scope says: each fact with the ledger's stamp and number, none besides. What was altered in its own
 * store after the server had it is refused there, and the honest one is not sent back: own facts never are.
 */
async function holdingComplaints(
  { written }: World,
  server: OnServer,
  { device, name }: Machine,
  scope: Scope,
): Promise<string[]> {
  const own = new Set((await device.db.own.toArray()).map(({ fact }) => fact.id))
  const altered = new Set(written.filter(({ poisoned, id }) => poisoned && own.has(id)).map(({ id }) => id))
  const mayHold = server.facts.filter((entry) => holds(server, scope, entry) && !altered.has(entry.fact.id))
  const has = new Map(device.facts.map((entry) => [entry.fact.id, entry]))
  const missing = mayHold.filter(({ fact }) => !has.has(fact.id))
  const differing = mayHold.filter(({ fact, stamp, number }) => {
    const own = has.get(fact.id)
    return own && (own.number !== number || JSON.stringify(own.stamp) !== JSON.stringify(stamp))
  })
  const allowed = new Set(mayHold.map(({ fact }) => fact.id))
  const others = device.facts.filter(({ fact }) => !own.has(fact.id))
  const forbidden = others.filter(({ fact }) => !allowed.has(fact.id) && server.byId.has(fact.id))
  const said = (what: string, entries: readonly LedgerFact[]) =>
    entries.map(({ fact, number }) => `${name} ${what} ${fact.id} (${fact.type}, number ${number})`)
  const other = differing.map(({ fact, stamp, number }) => {
    const own = has.get(fact.id)
    return `${name} has ${own?.number} ${sorted(own?.stamp)} for ${fact.id} (${fact.type}), not ${number} ${sorted(stamp)}`
  })
  return [...said('lacks', missing), ...other, ...said('keeps', forbidden)]
}

/** A word about another fact is held wherever that fact is. */
function holds(server: OnServer, scope: Scope, entry: Committed): boolean {
  if (isWithheld(scope, entry.fact)) return false
  const target = server.byId.get(targetOf(entry.fact) ?? '')
  return mayHoldFact(scope, entry) || (target !== undefined && mayHoldFact(scope, target))
}

async function recordComplaints(world: World, { device, name }: Machine, scope: Scope): Promise<string[]> {
  const { services } = world.server
  const { rows, view } = await services.views.now(services.database.read, world.school)
  const should = rows.flatMap((row) => projectRecord(scope, row, view) ?? [])
  const text = (row: { kind: string; id: string; body: unknown }) =>
    `${row.kind}/${row.id} ${sorted(row.body)}`
  const [own, right] = [(await device.db.records.toArray()).map(text).sort(), should.map(text).sort()]
  const wrong = [...own.filter((row) => !right.includes(row)), ...right.filter((row) => !own.includes(row))]
  return wrong.slice(0, 3).map((row) => `${name} has the wrong records: ${row.slice(0, 90)}`)
}

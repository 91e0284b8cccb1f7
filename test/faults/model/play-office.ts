/** What the office does meanwhile: rights, children, rules, devices, and decisions about what is held. */
import { addDays } from '../../../src/domain/time/local-time.ts'
import type { Command, OfficeAct } from './commands.ts'
import { childBody, children, classes, firstDay, posts, windows } from './school.ts'
import type { World } from './world.ts'

type Doing<T extends Command['do']> = Extract<Command, { do: T }>
type Act = (world: World, which: number) => Promise<unknown>

export async function office(world: World, { what, which }: Doing<'office'>): Promise<void> {
  await acts[what](world, which)
}

const change = async (world: World, kind: string, id: string, body: object, ...touched: string[]) => {
  for (const one of [id, ...touched]) world.touched.add(one)
  return world.change([{ kind: kind as 'student', id, body }])
}

async function changeStudent(world: World, which: number, changed: object): Promise<void> {
  const id = children[which % children.length] ?? ''
  const { id: _id, ...body } = (await world.view()).students.get(id) ?? { id }
  await change(world, 'student', id, { ...childBody(which % 8, []), ...body, ...changed })
}

/** From today on in the other class. */
async function transfer(world: World, which: number): Promise<void> {
  const standing = await membershipsOf(world, which)
  const last = standing[standing.length - 1]
  const next = last?.class === classes[0] ? classes[1] : classes[0]
  const before = standing.filter(({ from }) => from < world.today)
  const closed = before.map((own) => (own.to ? own : { ...own, to: addDays(world.today, -1) }))
  await changeStudent(world, which, {
    memberships: [...closed, { class: next, seat: 20, from: world.today }],
  })
}

async function leave(world: World, which: number): Promise<void> {
  const standing = await membershipsOf(world, which)
  const closed = standing.filter(({ from }) => from < world.today)
  const ended = closed.map((own) => (own.to ? own : { ...own, to: addDays(world.today, -1) }))
  await changeStudent(world, which, { memberships: ended })
}

async function membershipsOf(world: World, which: number) {
  return (await world.view()).students.get(children[which % children.length] ?? '')?.memberships ?? []
}

const classTeachers = ['teacher-li', 'teacher-he'] as const
const tablets = ['tablet-32', 'tablet-gate', 'tablet-33', 'tablet-library'] as const

async function assign(world: World, which: number, more: object): Promise<void> {
  const staff = classTeachers[which % 2] ?? 'teacher-li'
  const body = { staff, role: 'class-teacher', class: classes[which % 2], from: firstDay, ...more }
  await change(world, 'assignment', `as-${staff}`, body, staff)
}

/** Unpaired and stolen, through the office's own route. */
const takeOut = (fate: 'unpair' | 'stolen'): Act => {
  return async (world, which) => {
    const device = tablets[which % tablets.length] ?? 'tablet-32'
    world.touched.add(device)
    await world.ask('POST', `devices/${device}/${fate}`, {})
  }
}

/** The tablet is paired again: its record is active, it has a new token, and its machines the new cookie. */
async function pairAnew(world: World, which: number): Promise<void> {
  const id = tablets[which % tablets.length] ?? 'tablet-32'
  const own = (await world.view()).devices.get(id)
  if (!own || own.state === 'active') return
  const { id: _id, ...body } = own
  await change(world, 'device', id, { ...body, state: 'active', stateSince: world.today })
  const token = await world.newToken({ kind: 'device', id })
  const machine = world.machines.find(({ actor, isGone }) => actor === id && !isGone)
  if (machine) machine.device.browser.cookies['__Host-sz-device'] = token
  else await world.addMachine(id, 'device', token)
}

const acts: Record<OfficeAct, Act> = {
  'teacher-leaves-class': (world, which) => assign(world, which, { to: addDays(world.today, -1) }),
  'teacher-gets-class': (world, which) => assign(world, which, {}),
  transfer,
  'child-leaves': leave,
  consent: (world, which) => changeStudent(world, which, { consent: which % 3 > 0 ? 'paper' : 'electronic' }),
  'duty-points': async (world, which) => {
    const id = posts[which % posts.length] ?? posts[0]
    const { id: _id, ...body } = (await world.view()).posts.get(id) ?? { id }
    const points = [
      { from: firstDay, value: 1 },
      { from: world.today, value: 1 + (which % 4) },
    ]
    await change(world, 'post', id, { ...body, points })
  },
  cap: async (world, which) => {
    const rules = {
      from: firstDay,
      maxPointsPerAward: 5,
      noteRequiredAbovePoints: 3,
      teacherWeeklySoftBudget: {},
    }
    const later = { ...rules, from: world.today, automaticDailyCapPerColour: 1 + (which % 3) }
    const points = [{ ...rules, automaticDailyCapPerColour: 3 }, later]
    await change(world, 'rules', 'rules', { points, undoSeconds: 10 })
  },
  'gate-gets-library': async (world, which) => {
    const bound = which % 2 === 0 ? { posts: [...posts] } : { posts: [posts[0]] }
    const { id: _id, ...body } = (await world.view()).devices.get('tablet-gate') ?? { id: '' }
    await change(world, 'device', 'tablet-gate', { ...body, ...bound })
  },
  appointment: (world, which) => {
    const student = children[which % children.length] ?? ''
    const body = { student, post: posts[which % 2], windows: [windows[which % 2]], weekdays: [1, 2, 3, 4, 5] }
    return change(world, 'appointment', `ap-more-${which % 4}`, { ...body, from: firstDay })
  },
  unpair: takeOut('unpair'),
  'pair-anew': pairAnew,
  stolen: takeOut('stolen'),
  disable: async (world, which) => {
    const id = ['teacher-wu', 'mentor-xu', 'duty-chen'][which % 3] ?? 'teacher-wu'
    await change(world, 'staff', id, { name: '某老师', active: which % 2 === 0 })
  },
}

/** The lead decides about one of the facts that are held. */
export async function decide(world: World, { which, release }: Doing<'decide'>): Promise<void> {
  const held = [...(await world.view()).held]
  const chosen = held[which % held.length]
  if (!chosen) return
  await world.ask('POST', `held/${chosen.id}`, { decision: release ? 'release' : 'reject' })
}

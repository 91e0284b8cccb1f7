/** Staff opening a child's record is logged: who, whose, when and what for. */
import { uuidv7 } from '../../domain/ids.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { addDays, instantOf } from '../../domain/time/local-time.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'

export type AccessEntry = { id: string; at: number; staff: string; student: string; purpose: string }

const longestList = 1_000

/** @returns false when there is no such child */
export async function logAccess(
  services: Services,
  school: string,
  staff: string,
  student: string,
  purpose: string,
): Promise<boolean> {
  const { view } = await services.views.now(services.database.read, school)
  if (!view.students.has(student)) return false
  const id = uuidv7(services.now(), services.random(10))
  const at = secondsNow(services)
  await services.database.write
    .insertInto('access_log')
    .values({ school, id, staff, student, purpose, at })
    .execute()
  return true
}

/** Newest first; of one child, of one day at the school, or both. */
export async function listAccess(
  services: Services,
  school: string,
  which: { student?: string; day?: LocalDate },
): Promise<AccessEntry[]> {
  let query = services.database.read
    .selectFrom('access_log')
    .select(['id', 'at', 'staff', 'student', 'purpose'])
    .where('school', '=', school)
    .orderBy('at', 'desc')
    .limit(longestList)
  if (which.student) query = query.where('student', '=', which.student)
  if (which.day) {
    const { view } = await services.views.now(services.database.read, school)
    const { zone } = view.calendar
    query = query
      .where('at', '>=', instantOf(which.day, 0, zone))
      .where('at', '<', instantOf(addDays(which.day, 1), 0, zone))
  }
  return (await query.execute()).map((row) => ({ ...row, at: Number(row.at) }))
}

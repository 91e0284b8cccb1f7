/** Accounts for staff records, with first passwords that are given once, for printing, and must be changed. */
import { err, ok, type Result } from '../../domain/result.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { insertAccount, listAccounts } from './accounts.ts'
import { loginFor, newFirstPassword } from './first-passwords.ts'
import { normalLogin } from './log-in.ts'
import { logSecurity } from './security-log.ts'

export type WantedAccount = { id: string; login?: string }
export type CreatedAccount = { staff: string; name: string; login: string; password: string }
export type CreateRefusal =
  | { code: 'unknown-staff'; staff: string }
  | { code: 'account-exists'; staff: string }
  | { code: 'login-taken'; staff: string; login: string }

type Planned = CreatedAccount & { passwordHash: string }

/** All or none. @throws HashingBusy */
export async function createAccounts(
  services: Services,
  school: string,
  by: string,
  wanted: readonly WantedAccount[],
): Promise<Result<CreatedAccount[], CreateRefusal>> {
  const names = await namesOf(services, school, wanted)
  if (!names.ok) return names
  const hashed: Planned[] = []
  for (const { id, login = '' } of wanted) {
    const password = newFirstPassword(services)
    const passwordHash = await services.passwords.hash(password)
    hashed.push({ staff: id, name: names.value.get(id) ?? '', login, password, passwordHash })
  }
  return writeOrNothing<CreatedAccount[], CreateRefusal>(services.database, school, async (tx) => {
    const standing = await listAccounts(tx, school)
    const at = secondsNow(services)
    const planned = plan(hashed, standing)
    if (!planned.ok) return planned
    for (const { staff, login, passwordHash } of planned.value) {
      await insertAccount(tx, { school, staff, login, passwordHash, mustChange: true, at })
      await logSecurity(services, tx, { school, event: 'account-created', subject: staff, by })
    }
    return ok(planned.value.map(({ passwordHash: _hash, ...created }) => created))
  })
}

async function namesOf(
  services: Services,
  school: string,
  wanted: readonly WantedAccount[],
): Promise<Result<Map<string, string>, CreateRefusal>> {
  const { view } = await services.views.now(services.database.read, school)
  const names = new Map<string, string>()
  for (const { id } of wanted) {
    const staff = view.staff.get(id)
    if (!staff) return err({ code: 'unknown-staff', staff: id })
    if (names.has(id)) return err({ code: 'account-exists', staff: id })
    names.set(id, staff.name)
  }
  return ok(names)
}

function plan(
  hashed: readonly Planned[],
  standing: ReadonlyArray<{ staff: string; login: string }>,
): Result<Planned[], CreateRefusal> {
  const withAccount = new Set(standing.map(({ staff }) => staff))
  const taken = new Set(standing.map(({ login }) => login))
  const planned: Planned[] = []
  for (const one of hashed) {
    if (withAccount.has(one.staff)) return err({ code: 'account-exists', staff: one.staff })
    const login = one.login ? normalLogin(one.login) : loginFor(one.name, taken)
    if (taken.has(login)) return err({ code: 'login-taken', staff: one.staff, login })
    taken.add(login)
    planned.push({ ...one, login })
  }
  return ok(planned)
}

/** Rows of accounts: a login and a password for a staff record. Roles are not here but in dated assignments. */
import type { Executor, Tx } from '../db/connection.ts'
import type { Services } from '../services.ts'
import { normalLogin } from './log-in.ts'

export type NewAccount = {
  school: string
  staff: string
  login: string
  passwordHash: string
  mustChange: boolean
  /** Seconds since 1970. */
  at: number
}

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  const { school, staff, login, passwordHash, mustChange, at } = account
  await tx
    .insertInto('account')
    .values({
      school,
      staff,
      login: normalLogin(login),
      password: passwordHash,
      password_at: at,
      must_change: mustChange ? 1 : 0,
      disabled_at: null,
      failures: 0,
      retry_at: 0,
    })
    .execute()
}

export async function accountOf(db: Executor, school: string, staff: string) {
  return db
    .selectFrom('account')
    .selectAll()
    .where('school', '=', school)
    .where('staff', '=', staff)
    .executeTakeFirst()
}

export async function mustChangePassword(
  services: Services,
  school: string,
  staff: string,
): Promise<boolean> {
  const row = await services.database.read
    .selectFrom('account')
    .select('must_change')
    .where('school', '=', school)
    .where('staff', '=', staff)
    .executeTakeFirst()
  return row?.must_change === 1
}

export type ListedAccount = { staff: string; login: string; mustChange: boolean; disabledAt: number | null }

export async function listAccounts(db: Executor, school: string): Promise<ListedAccount[]> {
  const rows = await db
    .selectFrom('account')
    .select(['staff', 'login', 'must_change', 'disabled_at'])
    .where('school', '=', school)
    .orderBy('login')
    .execute()
  return rows.map(({ staff, login, must_change, disabled_at }) => ({
    staff,
    login,
    mustChange: must_change === 1,
    disabledAt: disabled_at === null ? null : Number(disabled_at),
  }))
}

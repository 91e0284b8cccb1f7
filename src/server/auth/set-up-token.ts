/** The one-time token of the set-up link: new at each start until there is a school, stored hashed. */
import { timingSafeEqual } from 'node:crypto'
import type { Executor } from '../db/connection.ts'
import type { Deps } from '../deps.ts'
import { readSetting, removeSetting, writeSetting } from '../db/settings.ts'
import { hashToken, newToken } from './tokens.ts'

/** Before there is a school, settings belong to none. */
const noSchool = ''
const key = 'set-up-token'

export async function newSetUpToken(deps: Deps): Promise<string> {
  const token = newToken(deps)
  await writeSetting(deps.database.write, noSchool, key, hashToken(token))
  return token
}

export async function isSetUpToken(db: Executor, token: string): Promise<boolean> {
  const stored = await readSetting(db, noSchool, key)
  const given = Buffer.from(hashToken(token))
  return stored !== undefined && timingSafeEqual(Buffer.from(stored), given)
}

export const forgetSetUpToken = (db: Executor): Promise<void> => removeSetting(db, noSchool, key)

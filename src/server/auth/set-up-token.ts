/**
 * The one-time token of the set-up link: new at each start until there is a school, stored hashed. Each node of a
 * server has its own, because each prints a link; all of them are forgotten with the first school.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { hostname } from 'node:os'
import type { Executor } from '../db/connection.ts'
import type { Deps } from '../deps.ts'
import { readSettings, removeSettings, writeSetting } from '../db/settings.ts'
import { hashToken, newToken } from './tokens.ts'

/** Before there is a school, settings belong to none. */
const noSchool = ''
const prefix = 'set-up-token '
const keyOf = ({ config }: Deps): string =>
  prefix + createHash('sha256').update(`${hostname()} ${config.dataDir}`).digest('base64url')

export async function newSetUpToken(deps: Deps): Promise<string> {
  const token = newToken(deps)
  await writeSetting(deps.database.write, noSchool, keyOf(deps), hashToken(token))
  return token
}

export async function isSetUpToken(db: Executor, token: string): Promise<boolean> {
  const given = Buffer.from(hashToken(token))
  const stored = await readSettings(db, noSchool, prefix)
  return stored.some((hash) => timingSafeEqual(Buffer.from(hash), given))
}

export const forgetSetUpToken = (db: Executor): Promise<void> => removeSettings(db, noSchool, prefix)

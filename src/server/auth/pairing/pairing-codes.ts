/**
 * The two forms of a pairing secret. The QR carries 128 bits, for which SHA-256 is enough. The eight characters that
 * are typed carry forty, so their hash must be slow: Argon2id with a salt of the school's own, at a lower cost than a
 * password's because a code lives minutes, works once and gives nothing without the issuer's word. One salt for the
 * school rather than one a code makes the hash a key to look up by; eighty derivations a try would be an invitation.
 */
import { createHash } from 'node:crypto'
import { readSetting } from '../../db/settings.ts'
import type { Services } from '../../services.ts'
import { newCode, readCode } from '../tokens.ts'

const codeCost = { memory: 8_192, passes: 1 }
const saltKey = 'pairing-code-salt'

export const newTypedCode = (services: Services) => newCode(services, 8)
/** 26 characters of five bits. */
export const newSecret = (services: Services) => newCode(services, 26)
export const qrText = (id: string, secret: string) => `SZP1.${id}.${secret}`

export const hashSecret = (secret: string) =>
  createHash('sha256').update(readCode(secret)).digest('base64url')

/** @throws HashingBusy */
export async function hashTypedCode(services: Services, school: string, code: string): Promise<string> {
  const salt = await codeSalt(services, school)
  return (await services.passwords.derive(readCode(code), salt, codeCost)).toString('base64url')
}

async function codeSalt(services: Services, school: string): Promise<Buffer> {
  const { read, write } = services.database
  const kept = await readSetting(read, school, saltKey)
  if (kept) return Buffer.from(kept, 'base64url')
  const made = Buffer.from(services.random(16))
  await write
    .insertInto('setting')
    .values({ school, key: saltKey, value: made.toString('base64url') })
    .onConflict((oc) => oc.doNothing())
    .execute()
  return Buffer.from((await readSetting(write, school, saltKey)) ?? '', 'base64url')
}

/** Four digits that the tablet and the issuing screen both show, so that the right one is confirmed. */
export const matchOf = (claimHash: string): string =>
  String(createHash('sha256').update(`match ${claimHash}`).digest().readUInt32BE() % 10_000).padStart(4, '0')

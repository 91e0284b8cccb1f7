/**
 * The school's key for what it hands out on paper: ECDSA P-256, drawn when the first paper is signed. It stands among
 * the school's settings, so that a backup has it, a restored school's papers stay genuine, and all nodes of a server
 * sign alike. Only the public half ever leaves.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { JsonWebKey, KeyObject } from 'node:crypto'
import type { PaperKey } from '../../domain/papers/paper.ts'
import type { Executor, Tx } from '../db/connection.ts'
import { readSetting, writeSetting } from '../db/settings.ts'

/** What a phone gets: the curve's point, and the id by which a paper's code names it. */
export type PublicPaperKey = { readonly id: string; readonly x: string; readonly y: string }
export type SigningKey = { readonly id: string; readonly sign: (bytes: Uint8Array) => Uint8Array }

const setting = 'paper-key'
/** r and s, 32 bytes each, as WebCrypto has them. */
const dsaEncoding = 'ieee-p1363'

export async function publicPaperKey(db: Executor, school: string): Promise<PublicPaperKey | null> {
  const key = await storedKey(db, school)
  return key && publicHalf(key)
}

/** In a writing transaction of the school: two who ask at once get one key. */
export async function signingKey(tx: Tx, school: string): Promise<SigningKey> {
  const key = (await storedKey(tx, school)) ?? (await drawKey(tx, school))
  return {
    id: publicHalf(key).id,
    sign: (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding })),
  }
}

/** For a phone whose browser has no WebCrypto, because the page came over plain HTTP. */
export async function checkingKeys(db: Executor, school: string): Promise<PaperKey[]> {
  const key = await storedKey(db, school)
  if (!key) return []
  const publicKey = createPublicKey(key)
  const isBy = (signature: Uint8Array, signed: Uint8Array) =>
    Promise.resolve(verify('sha256', signed, { key: publicKey, dsaEncoding }, signature))
  return [{ id: publicHalf(key).id, verify: isBy }]
}

async function storedKey(db: Executor, school: string): Promise<KeyObject | null> {
  const stored = await readSetting(db, school, setting)
  return stored ? createPrivateKey({ key: JSON.parse(stored) as JsonWebKey, format: 'jwk' }) : null
}

async function drawKey(tx: Tx, school: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  await writeSetting(tx, school, setting, JSON.stringify(privateKey.export({ format: 'jwk' })))
  return privateKey
}

function publicHalf(key: KeyObject): PublicPaperKey {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' })
  const id = createHash('sha256').update(`${x}.${y}`).digest('base64url').slice(0, 8)
  return { id, x, y }
}

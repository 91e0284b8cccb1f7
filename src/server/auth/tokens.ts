/** Opaque tokens: 256 random bits for the holder, their SHA-256 for the database (a fast hash suits them). */
import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'

export const newToken = ({ random }: Pick<Deps, 'random'>): string =>
  Buffer.from(random(32)).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Base32 as Crockford has it: no I, L, O or U, so that nothing is misread from a screen. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** @param length in characters of five bits each */
export const newCode = ({ random }: Pick<Deps, 'random'>, length: number): string =>
  Array.from(random(length), (byte) => crockford[byte & 31]).join('')

/** What a person typed, as it was meant: lower case, spaces and hyphens, O for 0, I and L for 1. */
export const readCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

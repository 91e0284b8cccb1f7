/**
 * The certificate extension that makes a school's root tolerable: it may vouch for the names and
 * addresses listed here and for nothing else, so that a stolen key cannot impersonate a bank.
 *
 * Written and read by hand (RFC 5280 4.2.1.10) because @peculiar/x509 has no such extension. A kind of
 * name that is not listed at all would be unlimited: both lists are therefore never empty on the wire.
 */
import type { Ipv4Range } from './ipv4-range.ts'
import { bytesToRange, isInRange, rangeToBytes } from './ipv4-range.ts'
import type { Names } from './names.ts'

export type Limits = { readonly dns: readonly string[]; readonly ranges: readonly Ipv4Range[] }

export const NAME_CONSTRAINTS_OID = '2.5.29.30'

/** A name nobody can have (RFC 6761) and an address nobody can have, for a list that would be empty. */
const NO_NAME = 'none.invalid'
const NO_ADDRESS: Ipv4Range = '255.255.255.255/32'

type Bytes = Uint8Array<ArrayBuffer>

const SEQUENCE = 0x30
const PERMITTED_SUBTREES = 0xa0
const DNS_NAME = 0x82
const IP_ADDRESS = 0x87

/** The names of `names` that a root with these limits cannot vouch for. */
export function outsideLimits(limits: Limits, names: Names): string[] {
  const within = (name: string) => limits.dns.some((base) => name === base || name.endsWith(`.${base}`))
  return [
    ...names.dns.filter((name) => !within(name)),
    ...names.ips.filter((ip) => !limits.ranges.some((range) => isInRange(ip, range))),
  ]
}

export function encodeNameConstraints(limits: Limits): Bytes {
  const dns = limits.dns.length > 0 ? limits.dns : [NO_NAME]
  const ranges = limits.ranges.length > 0 ? limits.ranges : [NO_ADDRESS]
  const subtrees = [
    ...dns.map((name) => element(SEQUENCE, element(DNS_NAME, new TextEncoder().encode(name)))),
    ...ranges.map((range) => element(SEQUENCE, element(IP_ADDRESS, rangeToBytes(range)))),
  ]
  return element(SEQUENCE, element(PERMITTED_SUBTREES, Buffer.concat(subtrees)))
}

/** Reads what `encodeNameConstraints` writes. */
export function decodeNameConstraints(der: Uint8Array): Limits {
  const [constraints] = elements(der)
  const [permitted] = elements(constraints?.content ?? der.subarray(0, 0))
  const bases = elements(permitted?.content ?? der.subarray(0, 0)).flatMap(({ content }) => elements(content))
  const dns = bases
    .filter(({ tag }) => tag === DNS_NAME)
    .map(({ content }) => Buffer.from(content).toString())
  const ranges = bases.filter(({ tag }) => tag === IP_ADDRESS).map(({ content }) => bytesToRange(content))
  return { dns: dns.filter((name) => name !== NO_NAME), ranges: ranges.filter((one) => one !== NO_ADDRESS) }
}

function element(tag: number, content: Uint8Array): Bytes {
  return Buffer.concat([Uint8Array.from([tag, ...lengthBytes(content.length)]), content])
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  if (length < 0x100) return [0x81, length]
  return [0x82, length >> 8, length & 0xff]
}

function elements(der: Uint8Array): { tag: number; content: Uint8Array }[] {
  const found = []
  for (let at = 0; at < der.length;) {
    const { length, start } = lengthAt(der, at + 1)
    found.push({ tag: der[at] ?? 0, content: der.subarray(start, start + length) })
    at = start + length
  }
  return found
}

function lengthAt(der: Uint8Array, at: number): { length: number; start: number } {
  const first = der[at] ?? 0
  if (first < 0x80) return { length: first, start: at + 1 }
  const size = first & 0x7f
  const length = der.subarray(at + 1, at + 1 + size).reduce((sum, byte) => sum * 256 + byte, 0)
  return { length, start: at + 1 + size }
}

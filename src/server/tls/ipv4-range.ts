import { isIPv4 } from 'node:net'

/** `10.0.0.0/8`. Only whole-number prefixes of IPv4: school networks hand out nothing else to tablets. */
export type Ipv4Range = string

export const PRIVATE_RANGES: readonly Ipv4Range[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

export const isPrivate = (ip: string): boolean => PRIVATE_RANGES.some((range) => isInRange(ip, range))

export const rangeOfOne = (ip: string): Ipv4Range => `${ip}/32`

export function isInRange(ip: string, range: Ipv4Range): boolean {
  if (!isIPv4(ip)) return false
  const { network, mask } = networkAndMask(range)
  return ipv4ToBytes(ip).every((byte, i) => (byte & (mask[i] ?? 0)) === network[i])
}

/** Four network bytes, then four mask bytes: the form a certificate's name constraint wants (RFC 5280 4.2.1.10). */
export function rangeToBytes(range: Ipv4Range): Uint8Array {
  const { network, mask } = networkAndMask(range)
  return Uint8Array.from([...network, ...mask])
}

export function bytesToRange(bytes: Uint8Array): Ipv4Range {
  const ones = [...bytes.slice(4)].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  return `${bytes.slice(0, 4).join('.')}/${ones}`
}

function networkAndMask(range: Ipv4Range): { network: number[]; mask: number[] } {
  const [ip = '', length = ''] = range.split('/')
  const prefix = Number(length)
  const mask = [0, 8, 16, 24].map((start) => {
    const ones = Math.min(8, Math.max(0, prefix - start))
    return 256 - 2 ** (8 - ones)
  })
  return { network: ipv4ToBytes(ip).map((byte, i) => byte & (mask[i] ?? 0)), mask }
}

const ipv4ToBytes = (ip: string): number[] => ip.split('.').map(Number)

/**
 * The school's own root certificate: made once, installed by hand on the school's own devices, able to
 * vouch for this server's names alone. ECDSA P-256, no intermediate below it, TLS servers only (without
 * that last limit a stolen key could sign programs that Windows trusts).
 */
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { rangeOfOne, isPrivate, PRIVATE_RANGES } from './ipv4-range.ts'
import type { Limits } from './name-constraints.ts'
import { decodeNameConstraints, encodeNameConstraints, NAME_CONSTRAINTS_OID } from './name-constraints.ts'
import type { Names } from './names.ts'

export type SchoolRoot = { readonly certificatePem: string; readonly keyPem: string; readonly limits: Limits }

/**
 * `private-networks`: the server may move to any private address without touching a device again.
 * `these-only`: not even that; a stolen key cannot impersonate the school's router either.
 */
export type AddressLimit = 'private-networks' | 'these-only'

/** Whatever this environment's WebCrypto calls a key. */
export type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

export const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 86_400_000
const YEARS_VALID = 10

export function limitsFor(names: Names, addresses: AddressLimit): Limits {
  if (addresses === 'these-only') return { dns: names.dns, ranges: names.ips.map(rangeOfOne) }
  const beyondPrivate = names.ips.filter((ip) => !isPrivate(ip)).map(rangeOfOne)
  return { dns: names.dns, ranges: [...PRIVATE_RANGES, ...beyondPrivate] }
}

export async function createSchoolRoot(limits: Limits, now: Date): Promise<SchoolRoot> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Shanzhen ${(limits.dns[0] ?? 'school').slice(0, 40)} ${now.getUTCFullYear()}, O=善真校内证书`,
    // A year back, because tablets' clocks are wrong more often than not.
    notBefore: new Date(now.getTime() - 365 * DAY_MS),
    notAfter: new Date(now.getTime() + YEARS_VALID * 365 * DAY_MS),
    keys,
    signingAlgorithm: P256,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.Extension(NAME_CONSTRAINTS_OID, true, encodeNameConstraints(limits)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificatePem: certificate.toString('pem'), keyPem: await keyToPem(keys.privateKey), limits }
}

/** Reads a root back from PEM text that holds its key and its certificate; null when it is damaged. */
export function readSchoolRoot(pem: string): SchoolRoot | null {
  const certificatePem = blockOf(pem, 'CERTIFICATE')
  const keyPem = blockOf(pem, 'PRIVATE KEY')
  if (certificatePem === null || keyPem === null) return null
  try {
    const constraints = new x509.X509Certificate(certificatePem).getExtension(NAME_CONSTRAINTS_OID)
    if (!constraints) return null
    return { certificatePem, keyPem, limits: decodeNameConstraints(new Uint8Array(constraints.value)) }
  } catch {
    return null
  }
}

export async function keyToPem(key: SigningKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

const blockOf = (pem: string, label: string): string | null =>
  new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`).exec(pem)?.[0] ?? null

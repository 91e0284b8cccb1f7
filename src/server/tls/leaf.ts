/**
 * The server's own certificate, signed by the school's root; renewed by the server itself, without a hand
 * on any tablet. 397 days, a quarter of them in the past: a tablet whose clock is three months behind
 * must still be able to sync.
 */
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import type { Names } from './names.ts'
import type { SchoolRoot, SigningKey } from './school-root.ts'
import { keyToPem, P256 } from './school-root.ts'

export type Leaf = { readonly certificatePem: string; readonly keyPem: string }
type Validity = { readonly notBefore: Date; readonly expires: Date }

const DAY_MS = 86_400_000
const DAYS_VALID = 397
const DAYS_BACK = 90
const RENEW_DAYS_LEFT = 30

/** Signs whatever it is asked for; `outsideLimits` says beforehand what browsers would not accept. */
export async function issueLeaf(root: SchoolRoot, names: Names, now: Date): Promise<Leaf> {
  const issuer = new x509.X509Certificate(root.certificatePem)
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    // With a space, so that no checker takes it for a host name and holds it against the constraints.
    subject: 'CN=Shanzhen school server, O=善真',
    issuer: issuer.subject,
    ...validityFrom(now, issuer.notAfter),
    publicKey: keys.publicKey,
    signingKey: await importKey(root.keyPem),
    signingAlgorithm: P256,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns', value }) as const),
        ...names.ips.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificatePem: certificate.toString('pem'), keyPem: await keyToPem(keys.privateKey) }
}

/**
 * Less than thirty days left, or not valid yet because it was made while the server's clock ran ahead.
 * Never while the clock stands before the root's own time (a dead battery), since the old leaf is then the
 * better one, nor when the root's end would give the new leaf no longer life.
 */
export function isRenewalDue(leaf: Validity, root: Validity, now: Date): boolean {
  if (now < root.notBefore || now > root.expires) return false
  if (now < leaf.notBefore) return true
  const daysLeft = (leaf.expires.getTime() - now.getTime()) / DAY_MS
  const daysGained = (validityFrom(now, root.expires).notAfter.getTime() - leaf.expires.getTime()) / DAY_MS
  return daysLeft < RENEW_DAYS_LEFT && daysGained > 1
}

function validityFrom(now: Date, rootExpires: Date): { notBefore: Date; notAfter: Date } {
  const start = Math.floor(now.getTime() / 1000) * 1000 - DAYS_BACK * DAY_MS
  // Both ends count, so the last second is one short.
  const end = Math.min(start + DAYS_VALID * DAY_MS - 1000, rootExpires.getTime())
  return { notBefore: new Date(start), notAfter: new Date(end) }
}

function importKey(pem: string): Promise<SigningKey> {
  return crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), P256, false, ['sign'])
}

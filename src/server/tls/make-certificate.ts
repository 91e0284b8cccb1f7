/**
 * `npm run certificate`, without its words: the school's root on the first run, the server's certificate
 * on every run, and the files to hand out. The root is kept, because every device knows it.
 */
import { X509Certificate } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { installGuide } from './install-guide/page.ts'
import { issueLeaf } from './leaf.ts'
import { outsideLimits } from './name-constraints.ts'
import type { Limits } from './name-constraints.ts'
import type { Names } from './names.ts'
import { rootProfile } from './profile.ts'
import { readPair } from './read-pair.ts'
import type { AddressLimit, SchoolRoot } from './school-root.ts'
import { createSchoolRoot, limitsFor, readSchoolRoot } from './school-root.ts'
import { makePrivateFolder, readIfThere, tlsFolder, writePrivately } from './tls-folder.ts'
import type { TlsFolder } from './tls-folder.ts'
import type { Words } from './words.ts'

export type CertificateRequest = {
  readonly dataDir: string
  /** As typed; an empty list means: what the last certificate had and what this machine is called. */
  readonly asked: Names
  readonly machine: Names
  readonly addresses: AddressLimit
  /** Put the old root away and make another; every device must then install it. */
  readonly newRoot: boolean
  readonly port: number
  readonly now: Date
}

export type MadeCertificate = {
  readonly ok: true
  readonly rootIsNew: boolean
  readonly names: Names
  readonly limits: Limits
  readonly expires: Date
  readonly rootExpires: Date
  /** SHA-256 of the root, `AA:BB:…`, to compare with what a device shows. */
  readonly fingerprint: string
  readonly files: TlsFolder
  /** Where the former root was put. */
  readonly putAway: string | null
}

export async function makeCertificate(
  request: CertificateRequest,
): Promise<MadeCertificate | { ok: false; words: Words }> {
  const files = tlsFolder(request.dataDir)
  const kept = request.newRoot ? null : await readIfThere(files.rootPrivate)
  const lastLeaf = await readIfThere(files.serverPrivate)
  if (kept === null && lastLeaf !== null && !request.newRoot)
    return { ok: false, words: ROOT_KEY_MISSING(files.folder) }

  const root = kept === null ? null : readSchoolRoot(kept)
  if (kept !== null && root === null) return { ok: false, words: ROOT_DAMAGED(files.rootPrivate) }
  const names = namesFor(request, root, lastLeaf)
  if (names.dns.length + names.ips.length === 0) return { ok: false, words: NOTHING_TO_NAME }
  const outside = root ? outsideLimits(root.limits, names) : []
  if (outside.length > 0) return { ok: false, words: OUTSIDE(outside) }

  const putAway = request.newRoot ? await putOldRootAway(files.folder, request.now) : null
  await makePrivateFolder(files.folder)
  const inForce = root ?? (await newRoot(files, names, request))
  const leaf = await issueLeaf(inForce, names, request.now)
  await writePrivately(files.serverPrivate, `${leaf.keyPem}\n${leaf.certificatePem}\n`)

  const facts = {
    names,
    limits: inForce.limits,
    expires: new X509Certificate(leaf.certificatePem).validToDate,
    ...(await writeWhatIsHandedOut(files, inForce, names, request.port)),
  }
  return { ok: true, rootIsNew: root === null, ...facts, files, putAway }
}

function namesFor(request: CertificateRequest, root: SchoolRoot | null, lastLeaf: string | null): Names {
  const read = readPair(lastLeaf ?? '', lastLeaf ?? '')
  const last = read.ok ? read.pair.names : { dns: root?.limits.dns ?? [], ips: [] }
  const canName = (name: Names) => root === null || outsideLimits(root.limits, name).length === 0
  const dns = [...last.dns, ...request.machine.dns].filter((name) => canName({ dns: [name], ips: [] }))
  const ips = [...last.ips, ...request.machine.ips].filter((ip) => canName({ dns: [], ips: [ip] }))
  return {
    dns: request.asked.dns.length > 0 ? request.asked.dns : [...new Set(dns)],
    ips: request.asked.ips.length > 0 ? request.asked.ips : [...new Set(ips)],
  }
}

async function newRoot(files: TlsFolder, names: Names, request: CertificateRequest): Promise<SchoolRoot> {
  const root = await createSchoolRoot(limitsFor(names, request.addresses), request.now)
  await writePrivately(files.rootPrivate, `${root.keyPem}\n${root.certificatePem}\n`)
  return root
}

async function putOldRootAway(folder: string, now: Date): Promise<string | null> {
  const away = `${folder}-old-${now
    .toISOString()
    .slice(0, 19)
    .replaceAll(/[^0-9]/g, '')}`
  try {
    await rename(folder, away)
    return away
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function writeWhatIsHandedOut(files: TlsFolder, root: SchoolRoot, names: Names, port: number) {
  const certificate = new X509Certificate(root.certificatePem)
  const [name = ''] = [...names.dns, ...names.ips]
  const fingerprint = certificate.fingerprint256
  await writePrivately(files.rootPem, `${root.certificatePem}\n`)
  await writePrivately(files.rootDer, certificate.raw)
  await writePrivately(files.rootProfile, rootProfile(certificate.raw, name))
  const rootExpires = certificate.validToDate
  await writePrivately(
    files.guide,
    installGuide({ names, limits: root.limits, port, fingerprint, rootExpires }),
  )
  return { fingerprint, rootExpires }
}

const ROOT_KEY_MISSING = (folder: string): Words => ({
  zh: `${folder} 里没有 root-private.pem，没有它就签不了新证书。从备份放回来，或者加 --new-root 重做（每台设备要重新安装）。`,
  en: `${folder} holds no root-private.pem, and nothing can be signed without it. Put it back from a backup, or use --new-root (each device must then install the new root).`,
})
const ROOT_DAMAGED = (path: string): Words => ({
  zh: `${path} 坏了，读不出根证书。从备份放回来，或者加 --new-root 重做（每台设备要重新安装）。`,
  en: `${path} is damaged. Put it back from a backup, or use --new-root (each device must then install the new root).`,
})
const NOTHING_TO_NAME: Words = {
  zh: '没找到这台电脑在学校网络里的地址。请连上学校网络，或者自己写：--name school.local --ip 192.168.1.10',
  en: "This machine's address on the school network was not found. Connect it, or say: --name school.local --ip 192.168.1.10",
}
const OUTSIDE = (names: readonly string[]): Words => ({
  zh: `学校的根证书管不到：${names.join('、')}。根证书做好时就定了能管哪些名字，这样私钥被偷也冒充不了别的网站。真的要换名字，请加 --new-root 重做，然后每台设备重新安装。`,
  en: `The school's root may not vouch for ${names.join(', ')}. What it may vouch for was fixed when it was made, so that a stolen key cannot impersonate other sites. To change the names, use --new-root and install the new root on each device.`,
})

/**
 * The names and addresses under which tablets and phones reach this machine.
 *
 * What is refused here is what would make the school's root dangerous: a permitted name also permits
 * everything below it, so a root for `school` could vouch for every site of the real ending `.school`,
 * and one for `com.cn` for a bank. Endings of the internet contain neither digits nor hyphens, which
 * tells a machine's name (`office-pc`) from an ending without keeping a list.
 */
import { isIPv4 } from 'node:net'
import { domainToASCII } from 'node:url'
import { isPrivate } from './ipv4-range.ts'
import type { Words } from './words.ts'

export type Names = { readonly dns: readonly string[]; readonly ips: readonly string[] }

export type ChosenNames = { ok: true; names: Names } | { ok: false; words: Words }

/** Adapters that only this machine sees: no tablet reaches the server through them. */
const VIRTUAL_ADAPTER = /docker|veth|vethernet|virtualbox|vmware|vboxnet|vmnet|wsl|br-|tailscale|zerotier/i
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

type Adapters = Readonly<
  Record<string, readonly { address: string; family: string; internal: boolean }[] | undefined>
>

/** This machine's host name, in the forms that are safe to permit, and its private IPv4 addresses. */
export function machineNames(hostname: string, adapters: Adapters): Names {
  const host = hostname.toLowerCase()
  const wanted = host.includes('.') ? [host] : [host, `${host}.local`]
  return { dns: wanted.filter((name) => refusalOfName(name) === null), ips: privateAddresses(adapters) }
}

function privateAddresses(adapters: Adapters): string[] {
  const outward = Object.entries(adapters).filter(([name]) => !VIRTUAL_ADAPTER.test(name))
  return allAddresses(Object.fromEntries(outward)).filter(isPrivate)
}

/** Every IPv4 address of this machine but its loopback. */
export function allAddresses(adapters: Adapters): string[] {
  const all = Object.values(adapters).flatMap((list) => list ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}

/** Names and addresses as typed by a person; refused with the reason when one cannot be vouched for. */
export function chooseNames(dns: readonly string[], ips: readonly string[]): ChosenNames {
  const names = dns.map((name) => domainToASCII(name.trim()) || name.trim().toLowerCase())
  const refusal = firstOf(names, refusalOfName) ?? firstOf(ips, refusalOfAddress)
  if (refusal) return { ok: false, words: refusal }
  return { ok: true, names: { dns: [...new Set(names)], ips: [...new Set(ips)] } }
}

function refusalOfAddress(ip: string): Words | null {
  if (isIPv4(ip)) return null
  return {
    zh: `“${ip}”不是 IPv4 地址，要像 192.168.1.10 这样写。`,
    en: `"${ip}" is not an IPv4 address such as 192.168.1.10.`,
  }
}

function refusalOfName(name: string): Words | null {
  const labels = name.split('.')
  if (isIPv4(name)) return addressAsName(name)
  if (name.length > 253 || !labels.every((label) => LABEL.test(label))) return notAName(name)
  if (labels.length === 1 && !/[0-9-]/.test(name)) return looksLikeAnEnding(name, `${name}.local`)
  if (labels.length === 1 && name.startsWith('xn--')) return looksLikeAnEnding(name, `${name}.local`)
  if (isNationalEnding(labels)) return looksLikeAnEnding(name, `s1.${name}`)
  return null
}

/** `com.cn`, `edu.cn`, `bj.cn`, `co.uk`: registries sell names below these. */
const isNationalEnding = ([first = '', last = '', more]: readonly string[]): boolean =>
  more === undefined && last.length === 2 && first.length <= 3

const addressAsName = (name: string): Words => ({
  zh: `“${name}”是地址，请用 --ip ${name}。`,
  en: `"${name}" is an address: use --ip ${name}.`,
})

const notAName = (name: string): Words => ({
  zh: `“${name}”不能作主机名：只能用英文字母、数字、连字符和点，例如 school.local。`,
  en: `"${name}" is no host name: letters, digits, hyphens and dots only, for example school.local.`,
})

const looksLikeAnEnding = (name: string, instead: string): Words => ({
  zh: `“${name}”像是公网域名的后缀，给它的证书会连别人的网站也管到。请换成 ${instead} 这样的名字。`,
  en: `"${name}" looks like an ending of internet names; a root for it would cover other people's sites. Use a name such as ${instead}.`,
})

function firstOf<T>(list: readonly string[], find: (item: string) => T | null): T | null {
  for (const item of list) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}

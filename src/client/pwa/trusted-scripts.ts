/**
 * The page's Content Security Policy lets no text become a script's address unless a policy has passed it. Ours
 * passes the service worker and the built workers of this very site, nothing else.
 */
const serviceWorker = '/sw.js'
const builtWorker = /^\/assets\/[a-z-]+-worker-[\w-]+\.js$/

type Policy = { createScriptURL: (address: string) => string }
type PolicyFactory = { createPolicy: (name: string, rules: Policy) => Policy }

let policy: Policy | undefined

/** The address as the browser wants it; throws for one that is none of ours. */
export function trustedScript(address: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  if (!factory) return address
  policy ??= factory.createPolicy('default', { createScriptURL: passOurs })
  return policy.createScriptURL(address)
}

export const trustedWorkerAddress = (): string => trustedScript(serviceWorker)

function passOurs(address: string): string {
  if (address === serviceWorker || builtWorker.test(address)) return address
  throw new TypeError('only our own workers are scripts of ours')
}

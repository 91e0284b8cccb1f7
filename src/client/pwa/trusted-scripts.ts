/**
 * The page's Content Security Policy lets no text become a script's address unless a policy has passed it. Ours
 * passes one address, that of the service worker.
 */
const workerAddress = '/sw.js'

type Policy = { createScriptURL: (address: string) => string }
type PolicyFactory = { createPolicy: (name: string, rules: Policy) => Policy }

/** The worker's address as the browser wants it; throws for any other address. */
export function trustedWorkerAddress(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  if (!factory) return workerAddress
  const policy = factory.createPolicy('default', {
    createScriptURL: (address) => {
      if (address === workerAddress) return address
      throw new TypeError('only the service worker is a script of ours')
    },
  })
  return policy.createScriptURL(workerAddress)
}

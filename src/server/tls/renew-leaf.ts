import { X509Certificate } from 'node:crypto'
import { isRenewalDue, issueLeaf } from './leaf.ts'
import { describe } from './read-pair.ts'
import { readSchoolRoot } from './school-root.ts'
import { readIfThere, tlsFolder, writePrivately } from './tls-folder.ts'

/** `renewed` is the new file's text, when it was time; `failed` says why it could not be done. */
export type Renewal = { renewed?: string; failed?: string }

/**
 * Issues the server's certificate anew, with the names that it has, when it is due. Never throws: a full
 * disk or a missing root key must not take down a server whose old certificate still works.
 */
export async function renewLeafIfDue(dataDir: string, now: Date): Promise<Renewal> {
  try {
    const files = tlsFolder(dataDir)
    const [rootText, leafText] = [
      await readIfThere(files.rootPrivate),
      await readIfThere(files.serverPrivate),
    ]
    if (rootText === null || leafText === null) return {}
    const [root, leaf] = [rootText, leafText].map((pem) => describe(new X509Certificate(pem), pem))
    if (!root || !leaf || !isRenewalDue(leaf, root, now)) return {}
    const schoolRoot = readSchoolRoot(rootText)
    if (!schoolRoot) return { failed: 'root-private.pem' }
    const { certificatePem, keyPem } = await issueLeaf(schoolRoot, leaf.names, now)
    const renewed = `${keyPem}\n${certificatePem}\n`
    await writePrivately(files.serverPrivate, renewed)
    return { renewed }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

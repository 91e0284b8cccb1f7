/** Why the server found a password too weak, in words. */
import { locale } from '../../../i18n/messages.ts'
import { welcomeWords } from '../words.ts'

export function sayFault(fault: unknown): string {
  const { faults } = welcomeWords[locale.value].newPassword
  return faults[fault as keyof typeof faults] ?? faults['too-common']
}

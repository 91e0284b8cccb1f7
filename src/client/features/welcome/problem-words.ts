/** A sentence for what the server or the network answered, where the screen has nothing better to say. */
import type { ApiProblem } from '../../api/request.ts'
import { locale } from '../../i18n/messages.ts'
import { welcomeWords } from './words.ts'

export function sayProblem({ error, status, body }: ApiProblem): string {
  const words = welcomeWords[locale.value].problems
  if (error === 'offline') return words.offline
  if (error === 'busy') return words.busy
  if (error === 'not-set-up') return words.notSetUp
  if (status === 429) return words.many
  return words.other(typeof body['id'] === 'string' ? body['id'] : error)
}

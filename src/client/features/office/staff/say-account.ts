import type { ApiProblem } from '../../../api/request.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayProblem } from '../parts/problem-words.ts'
import { staffWords } from './staff-words.ts'

/** Why an account or a role could not be changed; codes that other pages know too are said as there. */
export function sayAccountProblem(problem: ApiProblem): string {
  const words = staffWords[locale.value]
  if (problem.error === 'login-taken') return words.loginTaken(String(problem.body['login'] ?? ''))
  const own = words.problems[problem.error]
  if (own) return own
  const { title, text } = sayProblem(problem)
  return `${title}。${text}`
}

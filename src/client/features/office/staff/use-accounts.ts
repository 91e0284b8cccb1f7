/** Accounts and logins as the server lists them; asked when the page opens and after every change. */
import { onMounted, shallowRef } from 'vue'
import {
  fetchAccounts,
  fetchSessions,
  type ListedAccount,
  type ListedSession,
} from '../../../api/accounts.ts'
import type { ApiProblem } from '../../../api/request.ts'

export function useAccounts() {
  const accounts = shallowRef<readonly ListedAccount[] | null>(null)
  const sessions = shallowRef<readonly ListedSession[] | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)

  async function refresh(): Promise<void> {
    const [listed, open] = await Promise.all([fetchAccounts(), fetchSessions()])
    problem.value = listed.ok ? null : listed.error
    if (listed.ok) accounts.value = listed.value.accounts
    if (open.ok) sessions.value = open.value.sessions
  }
  onMounted(refresh)
  return { accounts, sessions, problem, refresh }
}

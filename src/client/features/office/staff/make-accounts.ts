/** Accounts for many, a few at a time: each password takes the server a moment, and the person sees how far it is. */
import { ref, shallowRef } from 'vue'
import { createAccounts, type CreatedAccount } from '../../../api/accounts.ts'
import type { ApiProblem } from '../../../api/request.ts'

type Wanted = { readonly id: string; readonly login?: string }
export type RefusedAccount = { readonly id: string; readonly problem: ApiProblem }
const atOnce = 6

/** `made` keeps what the server gave, also when a later part fails; `goOn` takes up the rest. */
export function useAccountMaking() {
  const made = shallowRef<readonly CreatedAccount[]>([])
  /** Those for whom no account could be made, each with its reason; the others are made all the same. */
  const refused = shallowRef<readonly RefusedAccount[]>([])
  const waiting = shallowRef<readonly Wanted[]>([])
  const total = ref(0)
  const busy = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)

  function make(wanted: readonly Wanted[]): Promise<boolean> {
    made.value = refused.value = []
    waiting.value = wanted
    total.value = wanted.length
    return goOn()
  }
  async function goOn(): Promise<boolean> {
    busy.value = true
    problem.value = null
    let size = atOnce
    while (waiting.value.length > 0 && !problem.value) size = await makeNext(size)
    busy.value = false
    return problem.value === null
  }
  /** @returns how many to ask for next: one by one after a part that the server refused as a whole */
  async function makeNext(size: number): Promise<number> {
    const part = waiting.value.slice(0, size)
    const answer = await createAccounts(
      part.map(({ id, login }) => (login === undefined ? { id } : { id, login })),
    )
    if (!answer.ok && isAboutOne(answer.error) && part.length > 1) return 1
    if (!answer.ok && !isAboutOne(answer.error)) {
      problem.value = answer.error
      return size
    }
    waiting.value = waiting.value.slice(part.length)
    if (answer.ok) made.value = [...made.value, ...answer.value.accounts]
    else refused.value = [...refused.value, { id: part[0]?.id ?? '', problem: answer.error }]
    return answer.ok ? atOnce : 1
  }
  return { made, refused, waiting, total, busy, problem, make, goOn }
}

const isAboutOne = ({ error }: ApiProblem) =>
  ['login-taken', 'account-exists', 'unknown-staff'].includes(error)

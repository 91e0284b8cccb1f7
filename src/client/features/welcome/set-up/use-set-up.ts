/** The set-up pages' state: the token, the page shown, what has been typed, and what the server said. */
import { computed, reactive, ref, shallowRef } from 'vue'
import { localDateOf } from '../../../../domain/time/local-time.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { askSetUpNeeded, fetchSetUpProposal, type SetUpProposal, setUpSchool } from '../../../api/set-up.ts'
import { rememberIdentity } from '../../../home/identity.ts'
import { askPersistence } from '../../../pwa/persist.ts'
import { newDraft, takeProposal, takeTerm, toNewSchool } from './draft.ts'
import { type Faults, peopleFaults, schoolFaults, termFaults } from './faults.ts'

export type SetUpStage = 'looking' | 'token' | 'already' | 'https' | 'pages' | 'done'
/** Pages in the order of the trail. */
const faultsOf = [schoolFaults, termFaults, peopleFaults, () => ({})] as const

/** The token alone, out of it or of the whole link. */
export const tokenIn = (text: string): string => text.slice(text.lastIndexOf('#') + 1).trim()

export function useSetUp() {
  const today = localDateOf(Date.now() / 1000, 'Asia/Shanghai')
  const stage = ref<SetUpStage>('looking')
  const page = ref(0)
  const draft = reactive(newDraft(today))
  const proposal = shallowRef<SetUpProposal | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = ref(false)
  /** Faults are told once somebody wanted to go on. */
  const triedPage = ref(-1)
  const found = computed<Faults>(() => faultsOf[page.value]?.(draft) ?? {})
  const faults = computed<Faults>(() => (triedPage.value === page.value ? found.value : {}))
  let token = ''

  async function open(text: string): Promise<void> {
    token = tokenIn(text)
    const needed = await askSetUpNeeded()
    if (needed.ok && !needed.value.needed) stage.value = 'already'
    else if (token === '') stage.value = 'token'
    else await fetchYear(draft.schoolYear)
  }

  async function fetchYear(year: number): Promise<void> {
    busy.value = true
    const fetched = await fetchSetUpProposal(token, year)
    busy.value = false
    problem.value = fetched.ok ? null : fetched.error
    if (!fetched.ok) return void (stage.value = stageOf(fetched.error))
    proposal.value = fetched.value
    draft.schoolYear = year
    takeProposal(draft, fetched.value, today)
    stage.value = 'pages'
  }

  const stageOf = ({ error }: ApiProblem): SetUpStage => {
    if (error === 'needs-https') return 'https'
    return proposal.value && error !== 'wrong-token' ? 'pages' : 'token'
  }

  function chooseHalf(half: '1' | '2'): void {
    if (proposal.value) takeTerm(draft, proposal.value, half)
  }

  function next(): boolean {
    triedPage.value = page.value
    problem.value = null
    if (Object.keys(found.value).length > 0) return false
    page.value += 1
    triedPage.value = -1
    return true
  }

  function goTo(wanted: number): void {
    page.value = wanted
    problem.value = null
  }

  async function create(): Promise<void> {
    busy.value = true
    const made = await setUpSchool(token, toNewSchool(draft))
    busy.value = false
    if (!made.ok) return refuse(made.error)
    rememberIdentity({ kind: 'staff', id: made.value.staff.id })
    await askPersistence()
    stage.value = 'done'
  }

  /** Back to the page where it can be put right. */
  function refuse(error: ApiProblem): void {
    const pages: Record<string, number> = {
      'weak-password': 2,
      'same-login': 2,
      'term-backwards': 1,
      'unknown-zone': 0,
    }
    const at = pages[error.error]
    if (at !== undefined) page.value = at
    if (error.error === 'already-set-up') stage.value = 'already'
    if (error.error === 'wrong-token') stage.value = 'token'
    problem.value = error
  }

  return {
    stage,
    page,
    draft,
    proposal,
    problem,
    busy,
    faults,
    open,
    fetchYear,
    chooseHalf,
    next,
    goTo,
    create,
  }
}

/**
 * An import from the chosen file to the applied change. It lives as long as the tab: leaving the page and coming back
 * finds the file, the decisions and the comparison as they were; without a network the chosen file waits here.
 */
import { computed, effectScope, ref, shallowRef } from 'vue'
import {
  noDecisions,
  type ImportDecisions,
  type Question,
  type RowDecision,
} from '../../../../domain/roster/import-proposal.ts'
import {
  type AppliedImport,
  applyImport,
  type ImportKind,
  proposeImport,
  type ProposedImport,
  readImport,
  type ReadImport,
  readPaste,
} from '../../../api/imports.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { answered, questionsToShow } from './answers.ts'

type Chosen =
  { readonly name: string; readonly file: Blob } | { readonly name: string; readonly text: string }

const largestFile = 2_000_000
const tooLarge: ApiProblem = { status: 413, error: 'too-large', body: {} }
/** Quick clicks are judged together. */
const judgeAfter = 250

function makeImportDesk() {
  const kind = ref<ImportKind>('students')
  const chosen = shallowRef<Chosen | null>(null)
  const read = shallowRef<ReadImport | null>(null)
  const proposed = shallowRef<ProposedImport | null>(null)
  const decisions = shallowRef<ImportDecisions>(noDecisions)
  const questions = shallowRef<readonly Question[]>([])
  const busy = ref<'no' | 'reading' | 'judging' | 'applying'>('no')
  const problem = shallowRef<ApiProblem | null>(null)
  /** Somebody changed the roster in between: what is shown has been made anew. */
  const wasRenewed = ref(false)
  const applied = shallowRef<AppliedImport | null>(null)
  /** The accounts of new staff are made once; who leaves that page resets a password rather than making another. */
  const accountsAsked = ref(false)
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const step = computed(() => (applied.value || busy.value === 'applying' ? 2 : read.value ? 1 : 0))
  const order = computed(() => new Map(read.value?.rows.map(({ key }, index) => [key, index])))

  function forgetFile(): void {
    turn += 1
    clearTimeout(timer)
    read.value = proposed.value = applied.value = problem.value = chosen.value = null
    decisions.value = noDecisions
    questions.value = []
    wasRenewed.value = accountsAsked.value = false
    busy.value = 'no'
  }
  function choose(next: Chosen): Promise<void> {
    forgetFile()
    chosen.value = next
    return readChosen()
  }
  async function readChosen(): Promise<void> {
    const from = chosen.value
    if (!from) return
    const own = (turn += 1)
    problem.value = null
    if ('file' in from && from.file.size > largestFile) {
      problem.value = tooLarge
      return
    }
    busy.value = 'reading'
    const answer = await ('file' in from
      ? readImport(kind.value, from.name, from.file)
      : readPaste(from.text))
    if (own !== turn) return
    busy.value = 'no'
    if (!answer.ok) {
      problem.value = answer.error
      return
    }
    read.value = answer.value
    show(answer.value)
  }
  function show(next: ProposedImport): void {
    proposed.value = next
    if (next.kind === 'students')
      questions.value = questionsToShow(questions.value, next.proposal, decisions.value, order.value)
  }
  /** Compares again with what was decided; the last decision wins. */
  async function judge(): Promise<boolean> {
    if (!read.value) return false
    const own = (turn += 1)
    busy.value = 'judging'
    const answer = await proposeImport(read.value, decisions.value)
    if (own !== turn) return false
    busy.value = 'no'
    problem.value = answer.ok ? null : answer.error
    if (answer.ok) show(answer.value)
    return answer.ok
  }
  function decideAll(next: ImportDecisions): void {
    decisions.value = next
    wasRenewed.value = false
    busy.value = 'judging'
    turn += 1
    clearTimeout(timer)
    timer = setTimeout(() => void judge(), judgeAfter)
  }
  const decide = (question: Question, answer: RowDecision | null) =>
    decideAll(answered(decisions.value, questions.value, question, answer))
  const answerMany = (answers: Readonly<Record<string, RowDecision>>) =>
    decideAll({ ...decisions.value, rows: { ...decisions.value.rows, ...answers } })
  const tickGone = (gone: readonly string[]) => decideAll({ ...decisions.value, gone })

  /** @returns what was written, or null with `problem` saying why not */
  async function apply(): Promise<AppliedImport | null> {
    if (!read.value || !proposed.value || busy.value !== 'no') return null
    busy.value = 'applying'
    problem.value = null
    const answer = await applyImport(read.value, decisions.value, proposed.value.roster)
    busy.value = 'no'
    if (answer.ok) return (applied.value = answer.value)
    if (answer.error.error === 'roster-changed') wasRenewed.value = await judge()
    else problem.value = answer.error
    return null
  }
  return {
    kind,
    chosen,
    read,
    proposed,
    decisions,
    questions,
    busy,
    problem,
    wasRenewed,
    applied,
    accountsAsked,
    step,
    choose,
    readChosen,
    judge,
    decide,
    answerMany,
    tickGone,
    apply,
    forgetFile,
  }
}

export type ImportDesk = ReturnType<typeof makeImportDesk>
let desk: ImportDesk | undefined
export const useImportDesk = (): ImportDesk =>
  (desk ??= effectScope(true).run(makeImportDesk) ?? makeImportDesk())

/** The words that this teacher may countersign: those waiting, and the last ones that were decided. */
import { computed } from 'vue'
import { type Word, wordsAmong } from '../../../../domain/posts/words.ts'
import { mayCountersign } from '../shell/rights.ts'
import type { Teacher } from '../shell/use-teacher.ts'

const mostDecided = 20

export function useWordsToRead({ view, folded, asker }: Teacher) {
  const words = computed(() =>
    wordsAmong(folded.value.serviceLife).filter(
      ({ entry: { fact } }) =>
        fact.body.writer !== null &&
        view.value.students.has(fact.body.student) &&
        mayCountersign(asker.value, fact.id, fact.body.student),
    ),
  )
  return {
    open: computed<Word[]>(() => words.value.filter(({ state }) => state === 'open')),
    decided: computed<Word[]>(() =>
      words.value
        .filter(({ state }) => state !== 'open')
        .slice(-mostDecided)
        .reverse(),
    ),
  }
}

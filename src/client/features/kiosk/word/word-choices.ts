/** What a child can say with a few taps: sentences of the evaluation's dimensions, and the posts they are about. */
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { PostId, StudentId } from '../../../../domain/ids.ts'
import { coversDate } from '../../../../domain/records/dated.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type WordKind = 'own' | 'thanks' | 'fact'
export type Phrase = { readonly id: string; readonly text: string }

/** Templates of the dimensions in use: of a child about itself, or about another. */
export function phrasesFor(view: SchoolView, kind: WordKind, date: LocalDate): Phrase[] {
  const by = kind === 'own' ? 'self' : 'peer'
  return [...view.all('evaluation-dimension').values()]
    .filter(({ retiredOn }) => retiredOn === undefined || date < retiredOn)
    .flatMap(({ id, templates }) =>
      templates
        .map(({ by: writer, text }, index) => ({ id: `${id}-${index}`, text, writer }))
        .filter(({ writer }) => writer === by)
        .map(({ id: own, text }) => ({ id: own, text })),
    )
}

/** Where a child serves: the post of the last duty first, then those it holds today. */
export function postsServed(
  view: SchoolView,
  { claims }: Folded,
  student: StudentId,
  date: LocalDate,
): PostId[] {
  const done = [...claims.values()]
    .filter((claim) => claim.kind === 'duty' && claim.student === student)
    .reverse()
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, 1)
  const held = view.appointments.filter((own) => own.student === student && coversDate(own, date))
  return [...new Set([...done.map(({ subject }) => subject), ...held.map(({ post }) => post)])]
}

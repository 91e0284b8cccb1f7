/** Reasons of a proposal and breaches of a change by hand, in the chosen language. */
import type { Breach } from '../../../../domain/recruitment/check-arrangement.ts'
import type { Explanation, WishOutcome } from '../../../../domain/recruitment/explain.ts'
import type { Limit } from '../../../../domain/recruitment/round.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayWeekday } from '../parts/say-dates.ts'
import { proposalWords } from './proposal-words.ts'

const own = () => proposalWords[locale.value]
const postName = (view: SchoolView, id: string) => view.posts.get(id)?.name ?? ''
const childName = (view: SchoolView, id: string) => view.students.get(id)?.name ?? ''

/** 第一志愿，还没有当过岗. */
export function sayGiven({ wish, isNewcomer }: Explanation): string {
  const words = own()
  const who = isNewcomer ? words.newcomer : words.hadPost
  return wish === null ? words.none : words.given(words.wish(wish), who)
}

export function sayOutcome(view: SchoolView, why: Explanation, outcome: WishOutcome): string {
  const words = own()
  switch (outcome.outcome) {
    case 'given':
      return sayGiven(why)
    case 'not-needed':
      return words.notNeeded
    case 'limit':
      return sayLimit(view, outcome.limit)
    case 'partner': {
      const name = childName(view, outcome.partner)
      return outcome.limit
        ? words.partner.limit(name, sayLimit(view, outcome.limit))
        : words.partner.unwished(name)
    }
    case 'outweighed':
      return sayLevel(outcome, why.lot)
    case 'not-searched':
      return words.notSearched
  }
}

function sayLevel({ level, holders }: WishOutcome & { outcome: 'outweighed' }, lot: number): string {
  const { levels } = own()
  if (level === 'newcomers') return levels.newcomers(holders.total, holders.newcomers)
  return level === 'lots' ? levels.lots(lot) : levels[level]
}

function sayLimit(view: SchoolView, limit: Limit): string {
  const words = own()
  if (limit.code === 'grade') {
    return words.limits.grade(words.grade(limit.grade), limit.grades.map(words.grade).join(words.join))
  }
  if (limit.code !== 'clash') return words.limits[limit.code]
  const { window, weekday, because } = limit.with
  const what = because.kind === 'lesson' ? because.name : words.appointment(postName(view, because.post))
  const when = `${sayWeekday(weekday)} ${view.windowName(window)}`
  return words.limits.clash(when, what, limit.freeDays, limit.needed)
}

export function sayBreach(view: SchoolView, breach: Breach): string {
  const { breaches } = own()
  switch (breach.code) {
    case 'limit':
      return breaches.limit(
        childName(view, breach.student),
        postName(view, breach.post),
        sayLimit(view, breach.limit),
      )
    case 'not-applied':
      return breaches.notApplied(childName(view, breach.student))
    case 'over-full':
      return breaches.overFull(postName(view, breach.post), breach.given, breach.places)
    case 'pair-torn':
      return breaches.pairTorn(childName(view, breach.students[0]), childName(view, breach.students[1]))
  }
}

/** Who applied in the round at hand, as far as it is this teacher's: the own class, the own posts, or all. */
import { computed, ref } from 'vue'
import {
  type Application,
  applicationsIn,
  type RoundRecord,
} from '../../../../domain/recruitment/applications.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { Teacher } from '../shell/use-teacher.ts'

type ReachOfApplications = 'own' | 'posts' | 'all'

/** Rounds that children apply in, or that are still being talked about. */
const isAtHand = ({ opens, office, cancelledOn }: RoundRecord, today: LocalDate): boolean =>
  opens <= today && today <= office.from && cancelledOn === undefined

export function useRecruitment({ view, folded, today, ownClasses, ownPosts, holdsAll }: Teacher) {
  const rounds = computed(() =>
    [...view.value.all('round').values()]
      .filter((round) => isAtHand(round, today.value))
      .sort((a, b) => (a.closes < b.closes ? 1 : -1)),
  )
  const chosenRound = ref('')
  const round = computed(() => rounds.value.find(({ id }) => id === chosenRound.value) ?? rounds.value[0])
  const reaches = computed<ReachOfApplications[]>(() => [
    ...(ownClasses.value.size > 0 ? (['own'] as const) : []),
    ...(ownPosts.value.size > 0 ? (['posts'] as const) : []),
    ...(holdsAll.value ? (['all'] as const) : []),
  ])
  const chosenReach = ref<ReachOfApplications | ''>('')
  const reach = computed(() => reaches.value.find((own) => own === chosenReach.value) ?? reaches.value[0])
  const all = computed(() =>
    round.value
      ? applicationsIn(folded.value.serviceLife, round.value.id).filter(({ student }) =>
          view.value.students.has(student),
        )
      : [],
  )
  const isOfClass = ({ student }: Application) =>
    ownClasses.value.has(view.value.classOn(student, today.value) ?? '')
  const applications = computed(() => {
    if (reach.value === 'own') return all.value.filter(isOfClass)
    if (reach.value === 'posts') {
      return all.value.filter(({ wishes }) => wishes.some((post) => ownPosts.value.has(post)))
    }
    return reach.value === 'all' ? all.value : []
  })
  return { rounds, round, chosenRound, reaches, reach, chosenReach, applications }
}

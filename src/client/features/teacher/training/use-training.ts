/** Items that this teacher trains for, and the children of the posts that name them: who has passed, who has not. */
import { computed, ref } from 'vue'
import { isOfType } from '../../../../domain/facts/ledger.ts'
import { type Attendance, holdsOn, itemsNamed, trainingOf } from '../../../../domain/posts/training.ts'
import type { Teacher } from '../shell/use-teacher.ts'

export function useTraining({ view, folded, today, ownPosts, holdsAll }: Teacher) {
  const posts = computed(() =>
    [...view.value.posts.values()].filter(
      ({ id, retiredOn }) =>
        (holdsAll.value || ownPosts.value.has(id)) && !(retiredOn && retiredOn <= today.value),
    ),
  )
  const items = computed(() => {
    const named = new Set(posts.value.flatMap((post) => itemsNamed(post)))
    return [...view.value.all('training-item').values()].filter(({ id }) => named.has(id))
  })
  const chosen = ref('')
  const item = computed(() => items.value.find(({ id }) => id === chosen.value) ?? items.value[0])
  const training = computed(() => {
    const attended = folded.value.serviceLife.filter((entry) => isOfType(entry, 'training.attended.v1'))
    return trainingOf(attended as Attendance[])
  })
  /** Appointed now or to come, by class and seat; children on paper are trained on paper. */
  const rows = computed(() => {
    const own = item.value
    if (!own) return []
    const asking = new Set(
      posts.value.filter((post) => itemsNamed(post).includes(own.id)).map(({ id }) => id),
    )
    const appointed = view.value.appointments.filter(
      ({ post, to }) => asking.has(post) && !(to !== undefined && to < today.value),
    )
    return [...new Set(appointed.map(({ student }) => student))]
      .flatMap((id) => {
        const student = view.value.students.get(id)
        const classId = view.value.classOn(id, today.value)
        if (student?.consent !== 'electronic' || classId === undefined) return []
        const days = training.value.passedOn?.(id, own.id) ?? []
        const passed = days.find((day) => holdsOn(view.value, own.id, day, today.value)) ?? null
        const seat = view.value.membershipOn(id, today.value)?.seat ?? 999
        const order = `${classId} ${String(seat).padStart(4, '0')}`
        return [
          { id, name: student.name, className: view.value.className(classId, today.value), passed, order },
        ]
      })
      .sort((a, b) => (a.order < b.order ? -1 : 1))
  })
  const missing = computed(() => rows.value.filter(({ passed }) => passed === null).map(({ id }) => id))
  const isRequired = computed(() =>
    posts.value.some(({ training: asked }) => asked?.some((one) => one.item === item.value?.id)),
  )
  return { items, item, chosen, rows, missing, isRequired }
}

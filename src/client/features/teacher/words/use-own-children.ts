/** The children a teacher writes about: of the own classes, and those who hold an own post; with their posts. */
import { computed } from 'vue'
import type { PostId, StudentId } from '../../../../domain/ids.ts'
import { coversDate } from '../../../../domain/records/dated.ts'
import type { Teacher } from '../shell/use-teacher.ts'

export type OwnChild = {
  readonly id: StudentId
  readonly name: string
  readonly label: string
  /** Posts that it holds today and this teacher may write about. */
  readonly posts: readonly PostId[]
  /** Also without a post: a child of the own class, or any for the lead. */
  readonly isOwn: boolean
}

export function useOwnChildren({ view, today, ownClasses, ownPosts, holdsAll }: Teacher) {
  return computed<OwnChild[]>(() => {
    const held = new Map<StudentId, PostId[]>()
    for (const own of view.value.appointments)
      if (coversDate(own, today.value)) held.set(own.student, [...(held.get(own.student) ?? []), own.post])
    return [...view.value.classes.keys()].flatMap((classId) => {
      const isOwn = holdsAll.value || ownClasses.value.has(classId)
      return view.value.studentsOfClass(classId, today.value).flatMap(({ id, name, consent }) => {
        const posts = [...new Set(held.get(id) ?? [])].filter((post) => isOwn || ownPosts.value.has(post))
        if (consent !== 'electronic' || (!isOwn && posts.length === 0)) return []
        return [{ id, name, label: `${view.value.className(classId, today.value)} ${name}`, posts, isOwn }]
      })
    })
  })
}

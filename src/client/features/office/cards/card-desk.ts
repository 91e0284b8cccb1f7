/** Making and replacing cards. Many are made in requests of a few hundred, each all or none. */
import { ref } from 'vue'
import type { StudentId } from '../../../../domain/ids.ts'
import { useHome } from '../../../home/home.ts'
import { useOfficeDay } from '../parts/office-day.ts'
import { newRecordId, useRecordSaving } from '../parts/save-records.ts'
import { newCardCode } from './card-codes.ts'
import { cardsByStudent, issueChanges, replaceChanges } from './card-rows.ts'

const atOnce = 250
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const nextCard = () => ({ id: newRecordId(), code: newCardCode(random) })

export function useCardDesk() {
  const { school } = useHome()
  const { date } = useOfficeDay()
  const { busy, problem, save, versionOf, forget } = useRecordSaving()
  const done = ref(0)
  const total = ref(0)

  async function issue(students: readonly StudentId[]): Promise<boolean> {
    done.value = 0
    total.value = students.length
    for (let from = 0; from < students.length; from += atOnce) {
      const part = students.slice(from, from + atOnce)
      if (!(await save(issueChanges(part, date.value, nextCard)))) return false
      done.value += part.length
    }
    return true
  }
  async function replace(student: StudentId): Promise<boolean> {
    const old = cardsByStudent(school.view.value).get(student) ?? []
    const versions = await Promise.all(
      old.map(async ({ id }) => ({ id, version: await versionOf('card', id) })),
    )
    return save(replaceChanges(student, versions, date.value, nextCard))
  }
  return { busy, problem, done, total, issue, replace, forget }
}

/** Staff as the office lists them: their roles of today, and the account that goes with them. */
import { coversDate } from '../../../../domain/records/dated.ts'
import type { Assignment, Role, SchoolView, Staff } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { ListedAccount } from '../../../api/accounts.ts'
import { plain } from '../people/find-people.ts'

type AccountState = 'unknown' | 'none' | 'first' | 'active' | 'disabled'
export type StaffRow = {
  readonly staff: Staff
  /** In force today, the weightiest first. */
  readonly now: readonly Assignment[]
  readonly account: AccountState
  readonly login: string
}
export type StaffFilter = 'all' | 'noAccount' | 'first' | 'disabled' | 'left'

export const roleOrder: readonly Role[] = [
  'principal',
  'programme-lead',
  'school-admin',
  'duty-teacher',
  'class-teacher',
  'post-mentor',
  'subject-teacher',
]

/** Desk first, then class teachers by class, then the others by name. @param accounts null before the server was asked */
export function staffRows(
  view: SchoolView,
  date: LocalDate,
  accounts: readonly ListedAccount[] | null,
): StaffRow[] {
  const byStaff = new Map(accounts?.map((account) => [account.staff, account]))
  return [...view.staff.values()]
    .map((staff): StaffRow => {
      const now = view.assignments
        .filter((one) => one.staff === staff.id && coversDate(one, date))
        .sort(byRole)
      const account = byStaff.get(staff.id)
      return { staff, now, account: accounts ? stateOf(account) : 'unknown', login: account?.login ?? '' }
    })
    .sort((a, b) => orderOf(a, view) - orderOf(b, view) || (a.staff.name < b.staff.name ? -1 : 1))
}

const byRole = (a: Assignment, b: Assignment) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role)

function stateOf(account: ListedAccount | undefined): AccountState {
  if (!account) return 'none'
  if (account.disabledAt !== null) return 'disabled'
  return account.mustChange ? 'first' : 'active'
}

function orderOf({ staff, now: [first] }: StaffRow, view: SchoolView): number {
  if (!staff.active) return 1e9
  if (!first) return 9e8
  const own = first.class ? view.classes.get(first.class) : undefined
  return roleOrder.indexOf(first.role) * 1e7 + (own ? (2200 - own.entryYear) * 100 + own.number : 0)
}

export function passesFilter({ staff, account }: StaffRow, filter: StaffFilter): boolean {
  if (filter === 'left') return !staff.active
  if (!staff.active) return false
  if (filter === 'noAccount') return account === 'none'
  return filter === 'all' || account === filter
}

/** By name, or by login. */
export function matchesSearch({ staff, login }: StaffRow, text: string): boolean {
  const query = plain(text)
  return query === '' || plain(staff.name).includes(query) || login.toLowerCase().startsWith(query)
}

/** Roles that have ended, the latest first. */
export const pastAssignments = (view: SchoolView, staff: string, date: LocalDate): Assignment[] =>
  view.assignments
    .filter((one) => one.staff === staff && one.to !== undefined && one.to < date)
    .sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))

/** Roles that begin later. */
export const comingAssignments = (view: SchoolView, staff: string, date: LocalDate): Assignment[] =>
  view.assignments.filter((one) => one.staff === staff && one.from > date)

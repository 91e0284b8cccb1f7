import type { Author } from '../../domain/facts/fact.schema.ts'
import { rolesOf, type ViewerRole } from '../../domain/permissions/roles.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'

/** What somebody is to the school today, by its own calendar day. */
export async function rolesToday(
  services: Services,
  school: string,
  author: Author,
): Promise<ReadonlySet<ViewerRole>> {
  const { view } = await services.views.now(services.database.read, school)
  return rolesOf(author, view, localDateOf(secondsNow(services), view.calendar.zone))
}

/** Both identities a browser may hold, for the client's start. */
import type { Author } from '../../domain/facts/fact.schema.ts'
import { rolesOf, type ViewerRole } from '../../domain/permissions/roles.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { secondsNow } from '../deps.ts'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'
import { mustChangePassword } from './accounts.ts'
import type { Session } from './sessions.ts'

export type WhoAmI = {
  staff?: { id: string; name: string; roles: ViewerRole[]; mustChange: boolean }
  device?: { id: string; name: string; use: ViewerRole; state: 'active' | 'push-only' }
  school: { id: string; name: string } | null
}

export async function whoAmI(
  services: Services,
  sessions: { staff: Session | null; device: Session | null },
): Promise<WhoAmI> {
  const school =
    sessions.staff?.school ?? sessions.device?.school ?? (await theSchool(services.database.read))?.id
  if (school === undefined) return { school: null }
  const { view } = await services.views.now(services.database.read, school)
  const staff = sessions.staff && (await staffOf(services, view, sessions.staff))
  const device = sessions.device && deviceOf(view, sessions.device)
  return {
    ...(staff ? { staff } : {}),
    ...(device ? { device } : {}),
    school: { id: school, name: view.school?.name ?? '' },
  }
}

async function staffOf(services: Services, view: SchoolView, { school, author }: Session) {
  const date = localDateOf(secondsNow(services), view.calendar.zone)
  return {
    id: author.id,
    name: view.staff.get(author.id)?.name ?? '',
    roles: [...rolesOf(author, view, date)],
    mustChange: await mustChangePassword(services, school, author.id),
  }
}

function deviceOf(view: SchoolView, { author, state }: { author: Author; state: Session['state'] }) {
  const device = view.devices.get(author.id)
  if (!device || state === 'stolen') return null
  return { id: author.id, name: device.name, use: device.use, state }
}

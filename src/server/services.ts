/** What commands and routes share for the life of the process, made once by `buildApp`. */
import { Passwords } from './auth/passwords.ts'
import { TriesInFlight } from './auth/login-delays.ts'
import { Journal } from './auth/journal.ts'
import { CommitNotices, EndedSessions, hearNodes } from './commits-notice.ts'
import { GroupCommit } from './db/group-commit.ts'
import { Admission, type AdmissionLimits } from './http/admission.ts'
import type { Deps } from './deps.ts'
import { SchoolViews } from './school/views.ts'

export type Services = Deps & {
  readonly admission: Admission
  readonly writes: GroupCommit
  readonly views: SchoolViews
  readonly commits: CommitNotices
  readonly endedSessions: EndedSessions
  readonly passwords: Passwords
  readonly loginTries: TriesInFlight
  readonly journal: Journal
}

type Parts = { readonly passwords?: Passwords; readonly admission?: Partial<AdmissionLimits> }

export function makeServices(deps: Deps, parts: Parts = {}): Services {
  const { nodes } = deps.database
  const commits = new CommitNotices(nodes)
  const endedSessions = new EndedSessions(nodes)
  hearNodes(nodes, commits, endedSessions)
  return {
    ...deps,
    admission: new Admission(parts.admission),
    writes: new GroupCommit(deps.database),
    views: new SchoolViews(),
    commits,
    endedSessions,
    passwords: parts.passwords ?? new Passwords(),
    loginTries: new TriesInFlight(),
    journal: new Journal(deps.config.dataDir),
  }
}

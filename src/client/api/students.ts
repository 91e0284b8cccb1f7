/** What the office asks of the server about one child besides its record. */
import type { Growth } from '../../domain/passport/growth.ts'
import { callApi } from './request.ts'

/** 依法删除. Errors: unknown-student, other-name (not the name in the roster), forbidden, offline. */
export const eraseStudent = (id: string, name: string) =>
  callApi<object>('POST', `/students/${id}/erase`, { name })

/** What a child has gathered over all years. Errors: unknown-student, forbidden, offline. */
export const readGrowth = (id: string) => callApi<Growth>('GET', `/students/${id}/growth`)

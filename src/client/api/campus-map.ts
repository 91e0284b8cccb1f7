/** The picture under the campus map: uploaded by the office, fetched once by each device that holds the map. */
import { serverHeader } from '../../domain/protocol/sync.ts'
import { callApi } from './request.ts'

/** Errors: not-a-jpeg, too-large, forbidden, offline. */
export const uploadCampusPicture = (picture: Blob) =>
  callApi<{ id: string }>('POST', '/campus-map/pictures', undefined, { raw: picture })

/** Null while there is no network, and where the picture is gone. */
export async function fetchCampusPicture(
  id: string,
  as: 'staff' | 'device',
): Promise<Uint8Array<ArrayBuffer> | null> {
  const options = { credentials: 'same-origin', cache: 'no-store', redirect: 'error' } as const
  const headers = { 'x-shanzhen-as': as }
  const answer = await fetch(`/api/v1/campus-map/pictures/${id}`, { ...options, headers })
  if (!answer.ok || !answer.headers.has(serverHeader)) return null
  return new Uint8Array(await answer.arrayBuffer())
}

/** Pictures of work: on the school's server alone, seen and changed online. */
import { callApi } from './request.ts'

export type KeptPicture = { readonly id: string; readonly by: string; readonly at: number }

const ofActivity = (activity: string) => `/activities/${activity}/pictures`

export const listPictures = (activity: string) =>
  callApi<{ pictures: KeptPicture[] }>('GET', ofActivity(activity))

/** Errors: not-a-jpeg, too-large, too-many, forbidden, offline. */
export const addPicture = (activity: string, picture: Blob) =>
  callApi<KeptPicture>('POST', ofActivity(activity), undefined, { raw: picture })

export const removePicture = (id: string) => callApi<object>('DELETE', `/pictures/${id}`)

/** An image cannot send headers, so it says in its address who asks. */
export const pictureAddress = (id: string) => `/api/v1/pictures/${id}?as=staff`

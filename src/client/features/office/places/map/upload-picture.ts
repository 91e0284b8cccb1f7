/**
 * The school's picture on its way to the server: looked at by its bytes, drawn anew in this browser (smaller, and
 * without what a camera writes beside it), kept there once. Only then the map's record names it.
 */
import type { RecordBody } from '../../../../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../../../../domain/result.ts'
import { uploadCampusPicture } from '../../../../api/campus-map.ts'
import { drawAnew } from '../../../../ui/draw-anew.ts'
import { pictureKind } from '../../../../ui/picture-kind.ts'

const largestFile = 20_000_000
/** As the server takes it. */
const bounds = { longestSide: 1600, largest: 580_000 }

export type UploadFault = 'kind' | 'size' | 'unreadable' | 'offline' | 'failed'

export async function uploadPicture(file: Blob): Promise<Result<RecordBody<'campus-map'>, UploadFault>> {
  if (file.size > largestFile) return err('size')
  if ((await pictureKind(file)) === null) return err('kind')
  const drawn = await drawAnew(file, bounds)
  if (!drawn) return err('unreadable')
  const sent = await uploadCampusPicture(drawn.blob)
  if (!sent.ok) return err(sent.error.error === 'offline' ? 'offline' : 'failed')
  return ok({ picture: sent.value.id, width: drawn.width, height: drawn.height })
}

/** The school's own particulars as they are typed. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import { isZone } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'school'>
export type SchoolDraft = {
  name: string
  years: string
  zone: string
  contactName: string
  contactPhone: string
  storagePlace: string
  retentionMonths: string
}

export const blankSchool = (): SchoolDraft => ({
  name: '',
  years: '6',
  zone: 'Asia/Shanghai',
  contactName: '',
  contactPhone: '',
  storagePlace: '',
  retentionMonths: '',
})

export const schoolDraft = (body: Body): SchoolDraft => ({
  name: body.name,
  years: String(body.schoolingYears),
  zone: body.zone,
  contactName: body.contactName ?? '',
  contactPhone: body.contactPhone ?? '',
  storagePlace: body.storagePlace ?? '',
  retentionMonths: body.retentionMonths === undefined ? '' : String(body.retentionMonths),
})

export function readSchool(draft: SchoolDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const contactName = form.optionalLine('contactName', draft.contactName, 40)
  const contactPhone = form.optionalLine('contactPhone', draft.contactPhone, 40)
  const storagePlace = form.optionalLine('storagePlace', draft.storagePlace, 80)
  const retentionMonths = form.optionalCount('retentionMonths', draft.retentionMonths, 1, 240)
  if (!isZone(draft.zone)) form.fault('zone', { code: 'choose-one' })
  return form.done({
    name: form.line('name', draft.name, 60),
    schoolingYears: draft.years === '5' ? 5 : 6,
    zone: draft.zone,
    ...(contactName ? { contactName } : {}),
    ...(contactPhone ? { contactPhone } : {}),
    ...(storagePlace ? { storagePlace } : {}),
    ...(retentionMonths === undefined ? {} : { retentionMonths }),
  })
}

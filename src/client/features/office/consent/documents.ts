/** The notice to families and the consent form, filled in for a school and a child. Texts in documents-zh and -en. */
import type { Locale } from '../../../i18n/messages.ts'
import { documentsEn } from './documents-en.ts'
import { documentsZh } from './documents-zh.ts'

type DocumentSection = { readonly heading: string; readonly body: readonly string[] }
export type ConsentDocuments = {
  /** Printed on every page: the wording is the school's to have checked. */
  readonly draft: string
  readonly noticeTitle: string
  readonly notice: readonly DocumentSection[]
  readonly formTitle: string
  readonly form: readonly DocumentSection[]
  readonly choices: ReadonlyArray<{
    readonly id: string
    readonly text: string
    readonly options: readonly string[]
  }>
  readonly closing: string
}

export const consentDocuments: Readonly<Record<Locale, ConsentDocuments>> = {
  zh: documentsZh,
  en: documentsEn,
}

export type Filling = Readonly<
  Partial<
    Record<
      | 'schoolName'
      | 'contactName'
      | 'contactPhone'
      | 'retentionMonths'
      | 'storagePlace'
      | 'effectiveDate'
      | 'studentName'
      | 'className'
      | 'seatNo'
      | 'guardianName'
      | 'relation'
      | 'signedDate',
      string
    >
  >
>
const blank = '________'

/** What is not known is a line to write on. */
export const filled = (text: string, filling: Filling): string =>
  text.replace(
    /\{([a-zA-Z]+)\}/g,
    (_whole, name: string) => (filling as Record<string, string | undefined>)[name] || blank,
  )

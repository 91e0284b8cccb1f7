/** What every field hands on to FormField. */
export interface FieldProps {
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

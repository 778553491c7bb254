import type { VisitForm } from './visit-form'

/** What each part of the visit form is given. */
export interface PartProps {
  form: VisitForm
  change: (make: (form: VisitForm) => VisitForm) => void
  /** What is wrong, by dotted path of the contract or by answer key. */
  problems: Record<string, string>
}

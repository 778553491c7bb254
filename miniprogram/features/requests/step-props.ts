import type { RequestDraft } from './draft'

/** What each step of a request is given. */
export interface StepProps {
  draft: RequestDraft
  change: (patch: Partial<RequestDraft>) => void
  /** What is wrong, by field; empty until the person tried to go on. */
  problems: Record<string, string>
}

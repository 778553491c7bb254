import type { CollectionName } from './collections'

export interface Retention {
  /** Date or instant from which the days count. */
  field: string
  days: number
  reason: string
}

/** What is not kept for ever. The collection manifest repeats it; the retention job carries it out. */
export const RETENTION = {
  attachments: {
    field: 'keepUntil',
    days: 0,
    reason: 'Each purpose fixes how long a file is kept; one never linked goes after a day.',
  },
  feedPieces: {
    field: 'keepUntil',
    days: 0,
    reason: 'A file under way is needed for days, what it replaced for as long as it may be taken back.',
  },
  idempotency: { field: 'expiresAt', days: 0, reason: 'A tap is retried within days, never later.' },
  notifications: { field: 'createdAt', days: 365, reason: 'A line of the inbox is of no use after a year.' },
  outbox: { field: 'deliveredAt', days: 30, reason: 'A key stays known longer than any sender retries.' },
  rateCounters: { field: 'expiresAt', days: 0, reason: 'A window once over counts nothing.' },
  ruleEffects: {
    field: 'keepUntil',
    days: 0,
    reason: 'Who would gain or lose is of use until the change has been in force for a while.',
  },
  scanShards: { field: 'createdAt', days: 30, reason: 'Where a full scan stood is of no use once it is over.' },
  signatureInvitations: { field: 'expiresAt', days: 30, reason: 'An expired code opens nothing.' },
  verificationCodes: { field: 'expiresAt', days: 30, reason: 'An expired code opens nothing.' },
} as const satisfies Partial<Record<CollectionName | 'verificationCodes', Retention>>

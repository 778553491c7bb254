import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id, LocalDateText, PageInput, pageOf, Version } from '../kernel/document'
import { ApplicationKind, ApplicationStatus } from './model'

export const ApplicationRow = z.object({
  applicationId: Id,
  version: Version,
  householdId: Id,
  headNameZh: z.string(),
  addressZh: z.string(),
  titleZh: z.string(),
  kind: ApplicationKind,
  policyId: z.string().nullable(),
  status: ApplicationStatus,
  statusZh: z.string(),
  /** 「第8/30工作日，暂停2天，原因…」; null before acceptance. */
  clockZh: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

export const ApplicationDetail = ApplicationRow.extend({
  personNameZh: z.string().nullable(),
  departmentZh: z.string(),
  deciderZh: z.string(),
  proposalZh: z.string().nullable(),
  proposedByMe: z.boolean(),
  decisionZh: z.string().nullable(),
  referralZh: z.string().nullable(),
  /** What this person may do now. */
  can: z.array(
    z.enum(['accept', 'propose', 'approve', 'reject', 'refer', 'recordReply', 'pauseClock', 'resumeClock', 'deliver']),
  ),
  /** Why something expected cannot be done yet, in plain words (a signature missing, one person cannot do both …). */
  blockedZh: z.array(z.string()),
  history: z.array(z.object({ at: z.string(), textZh: z.string() })),
})
export type ApplicationDetail = z.infer<typeof ApplicationDetail>

const changed = z.object({ applicationId: Id, version: Version, status: ApplicationStatus })
const onOne = { applicationId: Id, version: Version }
const errors = ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'] as const

/** A printable sheet: title, then labelled blocks in order. */
export const PrintSheet = z.object({
  titleZh: z.string(),
  madeAt: z.string(),
  blocks: z.array(
    z.object({
      headingZh: z.string(),
      rows: z.array(z.object({ labelZh: z.string(), textZh: z.string() })),
      imageUrls: z.array(z.string()),
    }),
  ),
})
export type PrintSheet = z.infer<typeof PrintSheet>

export const applicationsContract = defineContract('applications', {
  open: {
    kind: 'write',
    summary: 'A township officer or coordinator opens a policy item, or case-by-case help, for a household.',
    input: z.object({
      householdId: Id,
      personId: Id.optional(),
      policyId: z.string().max(60).optional(),
      caseByCase: z.object({ titleZh: z.string().min(2, '请写明商定的办法').max(60) }).optional(),
      requestId: Id.optional(),
      warningId: Id.optional(),
      staffRelative: z.boolean({ error: '请先问清是否近亲属，再受理' }),
      policyTold: z.boolean(),
      account: z.enum(['ownSocialSecurityCard', 'custodyAgreementFiled', 'notNeeded']).optional(),
    }),
    output: changed,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
  },
  accept: {
    kind: 'write',
    summary:
      'The officer accepts the item (受理): the statutory clock starts. An economic check needs every authorization first.',
    input: z.object(onOne),
    output: changed,
    errors: [...errors, 'CONSENT_REQUIRED'],
  },
  propose: {
    kind: 'write',
    summary: 'The officer proposes a result with reason; the facts and rule version it rests on are frozen.',
    input: z.object({
      ...onOne,
      amountFen: z.number().int().min(0).max(100_000_000).optional(),
      inKindZh: z.string().max(100).optional(),
      payerZh: z.string().min(2).max(60),
      reasonZh: z.string().min(2, '请写明理由').max(500),
    }),
    output: changed,
    errors,
  },
  approve: {
    kind: 'write',
    summary: 'A person of the deciding level, other than the proposer, signs the approval.',
    input: z.object({ ...onOne, reasonZh: z.string().max(500).default(''), signatureAttachmentId: Id.optional() }),
    output: changed,
    errors,
  },
  reject: {
    kind: 'write',
    summary:
      'A person of the deciding level, other than the proposer, declines with reasons; the notice tells how to appeal.',
    input: z.object({ ...onOne, reasonZh: z.string().min(4, '不予认定要写明理由').max(500) }),
    output: changed,
    errors,
  },
  refer: {
    kind: 'write',
    summary: 'The officer hands the item to a department without an account here, with a printable referral sheet.',
    input: z.object({ ...onOne, toDepartmentId: z.string().max(40), toZh: z.string().min(2).max(60) }),
    output: changed,
    errors,
  },
  recordReply: {
    kind: 'write',
    summary: 'The officer records what the department answered.',
    input: z.object({
      ...onOne,
      replyZh: z.string().min(2).max(500),
      outcome: z.enum(['approved', 'rejected', 'stillOpen']),
    }),
    output: changed,
    errors,
  },
  pauseClock: {
    kind: 'write',
    summary: 'The officer pauses the statutory clock with a reason the person can read.',
    input: z.object({ ...onOne, fromOn: LocalDateText, reasonZh: z.string().min(2).max(200) }),
    output: changed,
    errors,
  },
  resumeClock: {
    kind: 'write',
    summary: 'The officer lets the clock run again.',
    input: z.object({ ...onOne, toOn: LocalDateText }),
    output: changed,
    errors,
  },
  deliver: {
    kind: 'write',
    summary: 'The officer or worker records that the result reached the person, and how.',
    input: z.object({ ...onOne, howZh: z.string().min(2).max(100) }),
    output: changed,
    errors,
  },
  list: {
    kind: 'read',
    summary: 'Officers list the items of their area; leaders see those waiting for their signature.',
    input: z.object({
      areaCode: AreaCode,
      status: ApplicationStatus.optional(),
      householdId: Id.optional(),
      ...PageInput,
    }),
    output: pageOf(ApplicationRow),
    errors: ['FORBIDDEN'],
  },
  get: {
    kind: 'read',
    summary: 'An officer of the area opens one item.',
    input: z.object({ applicationId: Id }),
    output: ApplicationDetail,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  noticeSheet: {
    kind: 'read',
    summary: 'Everything the applicant still has to bring, told once (一次性告知单), printable.',
    input: z.object({ applicationId: Id }),
    output: PrintSheet,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  referralSheet: {
    kind: 'read',
    summary: 'The printable referral sheet (转办单).',
    input: z.object({ applicationId: Id }),
    output: PrintSheet,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION'],
  },
  dossier: {
    kind: 'read',
    summary: 'The whole file of one item, printable (全套档案).',
    input: z.object({ applicationId: Id }),
    output: PrintSheet,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
})

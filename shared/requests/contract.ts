import { z } from 'zod'
import { AttachmentPurpose } from '../access/attachments'
import { ConsentEvidence } from '../consents/model'
import { PlateCode } from '../doorplates/model'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id, PageInput, pageOf, Version } from '../kernel/document'
import { IdNumber } from '../kernel/id-number'
import { Phone } from '../kernel/phone'
import { DeclaredFacts } from './declared'
import { RequestChannel, RequestStatus } from './model'
import { NEED_CODES } from './need-tiles'

export const Progress = z.object({ at: z.string(), textZh: z.string() })

export const MyRequest = z.object({
  requestId: Id,
  requestNo: z.string(),
  needsZh: z.array(z.string()),
  addressZh: z.string(),
  status: RequestStatus,
  statusZh: z.string(),
  submittedAt: z.string(),
  contact: z.object({ name: z.string(), phone: z.string(), dueAt: z.string() }),
  /** 「兰小燕今天18:00前给您打电话。」 */
  nextZh: z.string(),
  progress: z.array(Progress),
  /** Set once the requester is verified for the household. */
  householdId: Id.nullable(),
  /** Nobody has been there yet, and it is the requester's own matter. */
  canCancel: z.boolean(),
  version: Version,
})
export type MyRequest = z.infer<typeof MyRequest>

export const requestsContract = defineContract('requests', {
  createUpload: {
    kind: 'write',
    summary: 'A signed-in person gets a ticket to put a photo, voice or signature straight into storage.',
    input: z.object({
      /** Files of departments have their own door, in feeds. */
      purpose: AttachmentPurpose.refine((purpose) => purpose !== 'feedFile', '部门的数据文件请从“数据报送”里上传。'),
      contentType: z.string().max(100),
      bytes: z.number().int().min(1),
    }),
    output: z.object({
      attachmentId: Id,
      /** Path in cloud storage, for `wx.cloud.uploadFile`; browsers PUT to `uploadUrl`. */
      cloudPath: z.string(),
      uploadUrl: z.string(),
      method: z.enum(['PUT']),
      headers: z.record(z.string(), z.string()),
    }),
    errors: [],
  },
  submit: {
    kind: 'write',
    summary:
      'A person asks for help for themselves or, with consent, for another; or reports that somebody may be in need.',
    input: z.object({
      channel: RequestChannel,
      place: z.union([
        z.object({ plateCode: PlateCode }),
        z.object({ areaCode: AreaCode, addressText: z.string().min(2, '请写清楚在哪里').max(100) }),
      ]),
      needs: z.array(z.enum(NEED_CODES)).min(1, '请点一下您要什么帮助').max(9),
      words: z.string().max(1000, '请说短一点，1000字以内').optional(),
      voiceAttachmentId: Id.optional(),
      photoAttachmentIds: z.array(Id).max(6, '最多6张照片').default([]),
      phone: Phone.optional(),
      personName: z.string().max(30).optional(),
      /** May wait for the visit: 「证号记不住，上门再补」. */
      idNumber: IdNumber.optional(),
      /** For proxy and lead: who it is about, in the reporter's words. */
      aboutZh: z.string().max(200).optional(),
      /** Answers of a self-check, sent along; only what a person may declare is kept. */
      declared: DeclaredFacts.optional(),
      consent: z.object({ textVersion: z.string().max(40), evidence: ConsentEvidence }).optional(),
    }),
    output: z.object({
      requestId: Id,
      requestNo: z.string(),
      contact: z.object({ name: z.string(), phone: z.string(), dueAt: z.string() }),
      /** 「收到了，求助号0712。兰小燕今天18:00前给您打电话。」 */
      sentenceZh: z.string(),
      /** Policies worth asking about by what was declared; never a verdict. */
      canAsk: z.array(z.object({ policyId: z.string(), titleZh: z.string() })),
      /** 「可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。」 */
      canAskZh: z.string(),
    }),
    errors: ['CONSENT_REQUIRED', 'NOT_FOUND', 'RATE_LIMITED'],
  },
  listMine: {
    kind: 'read',
    summary: 'A person lists the requests made on this phone, with progress.',
    input: z.object({}),
    output: z.object({ items: z.array(MyRequest) }),
    errors: [],
  },
  get: {
    kind: 'read',
    summary: 'The requester reads one request with its progress.',
    input: z.object({ requestId: Id }),
    output: MyRequest,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  close: {
    kind: 'write',
    summary: 'The requester confirms that the matter is settled, with a rating if they like.',
    input: z.object({ requestId: Id, version: Version, rating: z.number().int().min(1).max(5).optional() }),
    output: MyRequest,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  cancel: {
    kind: 'write',
    summary:
      'The requester takes the request back before anybody was met: the card is closed, answers of a self-check are dropped. What was reported about another cannot be taken back.',
    input: z.object({ requestId: Id, version: Version }),
    output: MyRequest,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  list: {
    kind: 'read',
    summary: 'Staff list the requests of their area.',
    input: z.object({ areaCode: AreaCode, status: RequestStatus.optional(), ...PageInput }),
    output: pageOf(
      z.object({
        requestId: Id,
        requestNo: z.string(),
        channel: RequestChannel,
        needsZh: z.array(z.string()),
        addressZh: z.string(),
        status: RequestStatus,
        statusZh: z.string(),
        submittedAt: z.string(),
        contactName: z.string(),
        contactDueAt: z.string(),
        overdue: z.boolean(),
        householdId: Id.nullable(),
      }),
    ),
    errors: ['FORBIDDEN'],
  },
})

import type { z } from 'zod'
import { Attachment } from '@shared/access/attachments'
import { AuditEntry, AuditSeal, Invitation, PersonLink, Staff } from '@shared/access/model'
import { VerificationCode } from '@shared/access/verification-code'
import { Application, ApplicationKey } from '@shared/applications/model'
import { Area } from '@shared/areas/model'
import { Consent, SignatureInvitation } from '@shared/consents/model'
import { Batch, batchOfVersion1, FeedArrival, FeedPiece, MeterAccount } from '@shared/feeds/model'
import { Doorplate, StandardAddress } from '@shared/doorplates/model'
import { RuleChange, RuleEffect, RuleOverlay } from '@shared/eligibility/rule-change'
import {
  blockOfVersion1,
  EntitlementsBlock,
  FactSheetBlock,
  FeedRowsBlock,
  householdOfVersion1,
  sheetBlockOfVersion1,
} from '@shared/households/block'
import { Household, Person } from '@shared/households/model'
import { Notification } from '@shared/notifications/model'
import { HelpRequest } from '@shared/requests/model'
import { Counter } from '@shared/requests/request-number'
import { StatementDelivery, statementOfVersion1 } from '@shared/statements/model'
import { Task } from '@shared/tasks/model'
import { SealedReport } from '@shared/visits/harm-report'
import { Visit } from '@shared/visits/model'
import { PlanMark, VisitPlan } from '@shared/visits/plan/plan-model'
import { HouseholdRisks, RiskRun } from '@shared/visits/risk/model'
import { AreaSignal } from '@shared/warnings/area-signal'
import { DisasterEvent, DisasterRow } from '@shared/warnings/disaster-model'
import { WarningRuleChange } from '@shared/warnings/county-rules/change-model'
import { ScanShard, scanOfVersion1, Warning, warningOfVersion1, WarningScan } from '@shared/warnings/model'
import { marksOfVersion1, ScanMarkBlock } from '@shared/warnings/scan-mark'
import { Shelter } from '@shared/warnings/shelter'
import { YearlyCheck, YearlyCheckRun } from '@shared/warnings/yearly-check/model'
import { IdempotencyRecord, Operation, OutboxRow, RateCounter } from './own-documents'

/** Turns a document of one schema version into the next one; index 0 makes version 2 out of version 1. */
export type Upcaster = (document: Record<string, unknown>) => Record<string, unknown>

export interface CollectionModel<M extends z.ZodType = z.ZodType> {
  model: M
  /** Version written today; older documents pass the upcasters on reading. */
  schemaVersion: number
  upcasters: readonly Upcaster[]
}

/** A model at version 1 needs nothing else; at version n it brings n − 1 upcasters. */
const documents = <M extends z.ZodType>(model: M, ...upcasters: Upcaster[]): CollectionModel<M> => ({
  model,
  schemaVersion: upcasters.length + 1,
  upcasters,
})

/**
 * Collection → document model. To add one: a line here (alphabetical) and its entry in `config/collections.ts`.
 * Models are `z.object`s; they may leave out `_id`, `schemaVersion`, `version`, `createdAt`, `updatedAt`: the store owns these.
 */
export const COLLECTIONS = {
  addresses: documents(StandardAddress),
  applicationKeys: documents(ApplicationKey),
  applications: documents(Application),
  areas: documents(Area),
  areaSignals: documents(AreaSignal),
  attachments: documents(Attachment),
  auditEntries: documents(AuditEntry),
  auditSeals: documents(AuditSeal),
  batches: documents(Batch, batchOfVersion1),
  consents: documents(Consent),
  counters: documents(Counter),
  disasterEvents: documents(DisasterEvent),
  disasterRows: documents(DisasterRow),
  doorplates: documents(Doorplate),
  entitlements: documents(EntitlementsBlock, blockOfVersion1),
  factSheets: documents(FactSheetBlock, sheetBlockOfVersion1),
  feedArrivals: documents(FeedArrival),
  feedPieces: documents(FeedPiece),
  feedRows: documents(FeedRowsBlock, blockOfVersion1),
  householdRisks: documents(HouseholdRisks),
  households: documents(Household, householdOfVersion1),
  idempotency: documents(IdempotencyRecord),
  invitations: documents(Invitation),
  meterAccounts: documents(MeterAccount),
  notifications: documents(Notification),
  operations: documents(Operation),
  outbox: documents(OutboxRow),
  personLinks: documents(PersonLink),
  persons: documents(Person),
  planMarks: documents(PlanMark),
  rateCounters: documents(RateCounter),
  requests: documents(HelpRequest),
  riskRuns: documents(RiskRun),
  ruleChanges: documents(RuleChange),
  ruleEffects: documents(RuleEffect),
  ruleOverlays: documents(RuleOverlay),
  sealedReports: documents(SealedReport),
  scanMarks: documents(ScanMarkBlock, marksOfVersion1),
  scanShards: documents(ScanShard),
  shelters: documents(Shelter),
  signatureInvitations: documents(SignatureInvitation),
  staff: documents(Staff),
  statements: documents(StatementDelivery, statementOfVersion1),
  tasks: documents(Task),
  verificationCodes: documents(VerificationCode),
  visitPlans: documents(VisitPlan),
  visits: documents(Visit),
  warningRuleChanges: documents(WarningRuleChange),
  warnings: documents(Warning, warningOfVersion1),
  warningScans: documents(WarningScan, scanOfVersion1),
  yearlyCheckRuns: documents(YearlyCheckRun),
  yearlyChecks: documents(YearlyCheck),
} as const

export type CollectionName = keyof typeof COLLECTIONS

import { RETENTION } from '../cloudfunctions/runtime/store/retention'

/**
 * The one manifest of collections. From it come the stand-in's collections and indexes, the deployment and the tests.
 * Every collection is ADMINONLY: only functions read and write. To add one: an entry here (alphabetical) and a line in
 * `cloudfunctions/runtime/store/collections.ts`. Missing and null values collide in a unique index: use deterministic
 * `_id`s for what must be unique and optional.
 */
export interface IndexSpec {
  name: string
  /** Keys in order; 1 ascending, -1 descending. */
  keys: Readonly<Record<string, 1 | -1>>
  unique?: boolean
}

export interface CollectionSpec {
  name: string
  access: 'ADMINONLY'
  schemaVersion: number
  purpose: string
  indexes: readonly IndexSpec[]
  /** The retention job removes a document `days` after the date or instant in `field`. */
  retention?: { field: string; days: number; reason: string }
}

type Keys = Readonly<Record<string, 1 | -1>>

const index = (keys: Keys): IndexSpec => ({ name: nameOf(keys), keys })
const unique = (keys: Keys): IndexSpec => ({ name: nameOf(keys), keys, unique: true })
const nameOf = (keys: Keys) =>
  Object.entries(keys)
    .map(([field, way]) => `${field}_${way}`)
    .join('_')

const collection = (
  name: string,
  purpose: string,
  indexes: readonly IndexSpec[] = [],
  more: { retention?: CollectionSpec['retention']; schemaVersion?: number } = {},
): CollectionSpec => ({ name, access: 'ADMINONLY', schemaVersion: 1, purpose, indexes, ...more })

export const collections: readonly CollectionSpec[] = [
  collection('addresses', 'Standard addresses of the place-name authority; _id is its code.', [
    index({ gridCode: 1, addressText: 1 }),
    index({ addressText: 1 }),
  ]),
  collection('applicationKeys', 'The one live item of a household, policy and person; _id is the three joined.'),
  collection('applications', 'One policy item of a household on its statutory clock.', [
    index({ householdId: 1, createdAt: -1 }),
    index({ areaCode: 1, status: 1, createdAt: -1 }),
    index({ departmentId: 1, status: 1, createdAt: -1 }),
    index({ requestId: 1 }),
    index({ warningId: 1 }),
  ]),
  collection('areas', 'County, townships, communities, grids; _id is the area code.', [
    index({ parentCode: 1 }),
    index({ level: 1 }),
  ]),
  collection('areaSignals', 'Weather and flood signals in force on an area; _id is its code.', [
    index({ liftedAt: 1 }),
    index({ markFrom: 1 }),
  ]),
  collection(
    'attachments',
    'Files in storage: purpose, hash, what they belong to.',
    [index({ linkedTo: 1 }), index({ uploadedBy: 1, createdAt: -1 }), index({ keepUntil: 1 })],
    { retention: RETENTION.attachments },
  ),
  collection('auditEntries', 'One thing done or refused; HMACed, inserted with the change, chained by the sealer.', [
    index({ sealed: 1, _id: 1 }),
    index({ householdIds: 1, at: -1 }),
    index({ personIds: 1, at: -1 }),
    index({ areaCode: 1, at: -1 }),
    index({ openid: 1, at: -1 }),
    index({ staffId: 1, at: -1 }),
  ]),
  collection('auditSeals', 'The chain over audit entries; _id is the padded sequence number.', [
    unique({ sequence: 1 }),
  ]),
  collection(
    'batches',
    'One department file taken in: progress, counts, where it came from.',
    [
      index({ feedId: 1, createdAt: -1 }),
      index({ feedId: 1, contentHash: 1, status: 1 }),
      index({ departmentId: 1, createdAt: -1 }),
      index({ status: 1, createdAt: 1 }),
    ],
    { schemaVersion: 2 },
  ),
  collection('consents', 'Who agreed to what, how it was evidenced, withdrawal.', [
    index({ householdId: 1, purpose: 1 }),
    index({ personId: 1, purpose: 1 }),
    index({ openid: 1, givenAt: -1 }),
    index({ requestId: 1 }),
  ]),
  collection('counters', 'Running numbers of the county; _id says of what.'),
  collection('disasterEvents', 'An event after a weather or flood signal: the places, and how far its list is.', [
    index({ areaCode: 1, status: 1 }),
  ]),
  collection('disasterRows', 'Somebody on the list of an event, with what is known of them; _id is event and person.', [
    index({ eventId: 1, areaCode: 1, score: -1 }),
    index({ eventId: 1, taskId: 1, score: -1 }),
  ]),
  collection('doorplates', 'Plate code to standard address; _id is the opaque code.', [index({ addressId: 1 })]),
  collection(
    'entitlements',
    'What households seem entitled to and since when, sealed; _id is the block id.',
    [index({ areaCode: 1, _id: 1 })],
    { schemaVersion: 2 },
  ),
  collection(
    'factSheets',
    'The folded facts of households, sealed; _id is the block id.',
    [index({ areaCode: 1, count: 1 })],
    { schemaVersion: 2 },
  ),
  collection('feedArrivals', 'When a feed last came, and whether completely; _id is the feed id.'),
  collection(
    'feedPieces',
    'Pieces of files under way, and what batches replaced; sealed; _id is batch, kind and number.',
    [index({ batchId: 1, _id: 1 }), index({ batchId: 1, kind: 1, from: 1 }), index({ keepUntil: 1 })],
    { retention: RETENTION.feedPieces },
  ),
  collection(
    'feedRows',
    'What departments sent about households, sealed, by feed; _id is the block id.',
    [index({ areaCode: 1, _id: 1 })],
    { schemaVersion: 2 },
  ),
  collection('householdRisks', 'How much households need to be visited; _id is the block id.', [
    index({ areaCode: 1, _id: 1 }),
    index({ dueOn: 1, _id: 1 }),
  ]),
  collection(
    'households',
    'One household, one file.',
    [
      index({ areaCode: 1, _id: 1 }),
      index({ areaCode: 1, blockId: 1 }),
      index({ addressId: 1 }),
      index({ registerIndex: 1 }),
      index({ 'members.personId': 1 }),
    ],
    { schemaVersion: 2 },
  ),
  collection('idempotency', 'Answers given once to a key of a write action.', [index({ expiresAt: 1 })], {
    retention: RETENTION.idempotency,
  }),
  collection('invitations', 'Single-use invitations of staff; _id is the HMAC of the code.', [index({ staffId: 1 })]),
  collection('meterAccounts', 'Which household an electricity or water meter serves; _id is a blind index.'),
  collection(
    'notifications',
    'The inbox of a phone; a WeChat message is a bonus that may fail.',
    [index({ openid: 1, createdAt: -1 }), index({ openid: 1, readAt: 1 }), index({ relatedId: 1 })],
    { retention: RETENTION.notifications },
  ),
  collection('operations', 'Read-only switch, leases and heartbeats of timers.'),
  collection(
    'outbox',
    'Messages and fan-out written with the change, delivered at least once; _id is the key.',
    [index({ status: 1, kind: 1, dueAt: 1 }), index({ deliveredAt: 1 })],
    { retention: RETENTION.outbox },
  ),
  collection('personLinks', 'Which phone acts for which person; _id is openid:personId.', [
    index({ openid: 1, status: 1 }),
    index({ personId: 1 }),
    index({ householdId: 1 }),
  ]),
  collection('persons', 'People known to the county; the identity number only sealed and as blind index.', [
    index({ idIndex: 1 }),
    index({ householdId: 1 }),
  ]),
  collection('planMarks', 'When the visits of a community are planned anew; _id is its code.', [
    index({ dueOn: 1, _id: 1 }),
  ]),
  collection('rateCounters', 'Calls of one caller in one window.', [index({ expiresAt: 1 })], {
    retention: RETENTION.rateCounters,
  }),
  collection('requests', 'A stated need, self, by proxy or as a lead.', [
    index({ requesterOpenid: 1, createdAt: -1 }),
    index({ areaCode: 1, status: 1, createdAt: -1 }),
    index({ status: 1, contactDueAt: 1 }),
    index({ householdId: 1, createdAt: -1 }),
    index({ contactStaffId: 1, status: 1 }),
    index({ declaredUntil: 1 }),
    unique({ requestNo: 1 }),
  ]),
  collection('riskRuns', 'How far the weighing of risks has followed what changed.'),
  collection('ruleChanges', 'Proposed changes of the rules with their preview over the county.', [
    index({ areaCode: 1, createdAt: -1 }),
    index({ areaCode: 1, status: 1, createdAt: -1 }),
    index({ status: 1, createdAt: 1 }),
  ]),
  collection(
    'ruleEffects',
    'What a proposed change does to one household, sealed; _id is change:household.',
    [index({ changeId: 1, areaCode: 1, _id: 1 }), index({ changeId: 1, way: 1, _id: 1 }), index({ keepUntil: 1 })],
    { retention: RETENTION.ruleEffects },
  ),
  collection('ruleOverlays', 'What a county put over the shipped rules; _id is the county, one document a pointer.'),
  collection(
    'scanMarks',
    'When the scan looks at households again; _id is the block id.',
    [index({ dueOn: 1, _id: 1 }), index({ waitsFor: 1, _id: 1 }), index({ updatedAt: 1, _id: 1 })],
    { schemaVersion: 2 },
  ),
  collection(
    'scanShards',
    'Areas of a full scan, each with its cursor; _id is scan and area.',
    [index({ scanId: 1, status: 1, heldUntil: 1 }), index({ status: 1, heldUntil: 1 })],
    { retention: RETENTION.scanShards },
  ),
  collection('sealedReports', 'Reports of harm to a minor or of domestic violence, on their own channel.', [
    index({ areaCode: 1, kind: 1, status: 1 }),
    index({ receiverStaffId: 1, status: 1 }),
  ]),
  collection('shelters', 'Places where people are brought in a disaster; _id is area and a hash of the name.', [
    index({ areaCode: 1, capacity: -1 }),
  ]),
  collection(
    'signatureInvitations',
    'Single-use invitations to sign on one’s own phone; _id is the HMAC of the code.',
    [index({ householdId: 1, personId: 1 })],
    { retention: RETENTION.signatureInvitations },
  ),
  collection('staff', 'Posts: one person, one role, one area.', [
    index({ openid: 1, status: 1 }),
    index({ areaCode: 1, role: 1, status: 1 }),
    index({ role: 1, status: 1 }),
    index({ coveredByStaffId: 1, status: 1 }),
  ]),
  collection(
    'statements',
    'Happiness lists handed over or read aloud, as they stood, sealed.',
    [index({ householdId: 1, at: -1 })],
    { schemaVersion: 2 },
  ),
  collection('tasks', 'Work for one person, on a clock.', [
    index({ assigneeStaffId: 1, status: 1, dueAt: 1 }),
    index({ areaCode: 1, status: 1, dueAt: 1 }),
    index({ status: 1, dueAt: 1 }),
    index({ requestId: 1 }),
    index({ warningId: 1 }),
    index({ householdId: 1, createdAt: -1 }),
  ]),
  collection(
    'verificationCodes',
    'One-time codes handed over by a worker; _id is the HMAC of the code.',
    [index({ householdId: 1 }), index({ expiresAt: 1 })],
    { retention: RETENTION.verificationCodes },
  ),
  collection('visitPlans', 'The visits of one grid in one month; _id is area and month.', [
    index({ areaCode: 1, month: 1 }),
    index({ workerStaffId: 1, month: 1 }),
    index({ month: 1, lateAfter: 1 }),
  ]),
  collection('visits', 'The log of one visit.', [
    index({ householdId: 1, startedAt: -1 }),
    index({ taskId: 1 }),
    index({ visitorStaffId: 1, startedAt: -1 }),
    index({ areaCode: 1, startedAt: -1 }),
    index({ requestId: 1 }),
    index({ warningId: 1 }),
  ]),
  collection('warningRuleChanges', 'Warning rules a county drafts, proposes and decides, with their back-test.', [
    index({ areaCode: 1, createdAt: -1 }),
    index({ status: 1, rescanOn: 1 }),
  ]),
  collection(
    'warnings',
    'Ledger of warnings; _id is the open key of rule, subject and period.',
    [
      index({ areaCode: 1, status: 1, dueOn: 1 }),
      index({ departmentId: 1, status: 1, dueOn: 1 }),
      index({ areaCode: 1, status: 1, severity: 1 }),
      index({ householdId: 1, openedAt: -1 }),
      index({ personId: 1 }),
      index({ ruleId: 1, openedAt: -1 }),
      index({ openedAt: -1 }),
      index({ status: 1, dueOn: 1 }),
    ],
    { schemaVersion: 2 },
  ),
  collection(
    'warningScans',
    'Runs of the scan: what was read, what was raised, where it stopped.',
    [index({ status: 1, createdAt: -1 }), index({ kind: 1, status: 1, createdAt: -1 })],
    { schemaVersion: 2 },
  ),
  collection(
    'yearlyCheckRuns',
    'How far a county’s yearly check of disability certificates is; _id is county and year.',
    [index({ status: 1 })],
  ),
  collection('yearlyChecks', 'One certificate holder in one year: what departments agree on; _id is year and person.', [
    index({ year: 1, areaCode: 1, outcome: 1, _id: 1 }),
    index({ year: 1, areaCode: 1, state: 1, _id: 1 }),
    index({ householdId: 1, year: 1 }),
  ]),
]

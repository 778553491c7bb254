import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id, PageInput, pageOf } from '../kernel/document'

export const MemberView = z.object({
  personId: Id,
  /** Masked unless the role needs the full name. */
  nameZh: z.string(),
  /** 「3399********013X」 for the roles that need it, else null. */
  idNumberMasked: z.string().nullable(),
  relationZh: z.string(),
  age: z.number().int().nullable(),
  hukouRegistered: z.boolean().nullable(),
  livesTogether: z.boolean().nullable(),
})
export type MemberView = z.infer<typeof MemberView>

/** A fact as shown: words, not codes; `sourceZh` and `asOf` always stand beside the value. */
export const FactView = z.object({
  factId: z.string(),
  personId: Id.nullable(),
  labelZh: z.string(),
  valueZh: z.string(),
  sourceZh: z.string(),
  asOf: z.string(),
  /** Other sources say otherwise; nothing was overwritten. */
  conflictsZh: z.array(z.string()),
})
export type FactView = z.infer<typeof FactView>

export const HouseholdFile = z.object({
  householdId: Id,
  version: z.number().int(),
  headNameZh: z.string(),
  addressZh: z.string(),
  areaCode: z.string(),
  areaZh: z.string(),
  membersConfirmedOn: z.string().nullable(),
  staffRelative: z.boolean().nullable(),
  members: z.array(MemberView),
  facts: z.array(FactView),
  /** Sentences about what is not known yet and who can tell. */
  unknownZh: z.array(z.string()),
})
export type HouseholdFile = z.infer<typeof HouseholdFile>

export const householdsContract = defineContract('households', {
  getMine: {
    kind: 'read',
    summary: 'A verified person reads the file of their household; illness facts only their own.',
    input: z.object({ householdId: Id }),
    output: HouseholdFile,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  getFile: {
    kind: 'read',
    summary: 'An officer of the area opens a household file; the view is written into the ledger of who looked.',
    input: z.object({ householdId: Id }),
    output: HouseholdFile,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  list: {
    kind: 'read',
    summary: 'Officers list the households of their area, optionally by the head of household’s name.',
    input: z.object({ areaCode: AreaCode, name: z.string().max(30).optional(), ...PageInput }),
    output: pageOf(
      z.object({
        householdId: Id,
        headNameZh: z.string(),
        addressZh: z.string(),
        areaZh: z.string(),
        size: z.number().int(),
      }),
    ),
    errors: ['FORBIDDEN'],
  },
})

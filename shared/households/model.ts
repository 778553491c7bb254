import { z } from 'zod'
import { AreaCode, documentFields } from '../kernel/document'

/**
 * A person known to the county. `_id` is a ULID; `idIndex` is the blind index of the identity number (unique where
 * present) and `idSealed` its ciphertext. The number itself is nowhere else.
 */
export const Person = z.object({
  ...documentFields,
  name: z.string(),
  idIndex: z.string().nullable(),
  idSealed: z.string().nullable(),
  /** Last four characters, kept so that staff can tell two people of one name apart. */
  idTail: z.string().max(4).nullable(),
  birthDate: z.string().nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  phone: z.string().nullable(),
  householdId: z.string().nullable(),
})
export type Person = z.infer<typeof Person>

export const HouseholdMember = z.object({
  personId: z.string(),
  relationZh: z.string(),
  isHead: z.boolean(),
  /** 户籍在册 */
  hukouRegistered: z.boolean().nullable(),
  /** 共同生活; null until somebody has seen it. */
  livesTogether: z.boolean().nullable(),
  /** Lives at school and still belongs to the household that is checked (最低生活保障审核确认办法 art. 7). */
  awayAtSchool: z.boolean().nullable().optional(),
})
export type HouseholdMember = z.infer<typeof HouseholdMember>

/** One household, one file (一户一档). */
export const Household = z.object({
  ...documentFields,
  /** Where its sheet, rows and marks lie: together with those of some neighbours (see `block.ts`). */
  blockId: z.string(),
  /** Blind index of the register's household number; null for a household first met at a visit. */
  registerIndex: z.string().nullable(),
  /** Grid (or community when the grid is not known). */
  areaCode: AreaCode,
  addressId: z.string().nullable(),
  addressText: z.string(),
  members: z.array(HouseholdMember),
  /** 走访确认: who lives here has been seen by staff on this date. */
  membersConfirmedOn: z.string().nullable(),
  headName: z.string(),
  /** The household's application must be decided under the relatives procedure (近亲属备案). */
  staffRelative: z.boolean().nullable().default(null),
})
export type Household = z.infer<typeof Household>

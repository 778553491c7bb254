import { z } from 'zod'
import { AreaCode } from '../kernel/document'

/** An answer tells facts by id, of the household or of one member. What nobody told is unknown. */
const Told = z.record(z.string().max(60), z.union([z.boolean(), z.number(), z.string().max(60)]))

export const MOST_MEMBERS = 12

export const SelfCheckAnswers = z.object({
  household: Told.default({}),
  /** In the order the person named them, themselves first; no names, no numbers. */
  members: z.array(Told).max(MOST_MEMBERS, '最多填12个人').default([]),
  /** Questions put already, in order, answered, not known or skipped: none is put twice. */
  asked: z.array(z.string().max(60)).max(80).default([]),
})
export type SelfCheckAnswers = z.infer<typeof SelfCheckAnswers>

export const SelfCheckChoice = z.object({
  choiceId: z.string(),
  labelZh: z.string(),
  noteZh: z.string().nullable(),
  /** The members it may be true of, by place; null when it is about the whole household (or, in `people`, whoever is named). */
  members: z.array(z.int()).nullable(),
  /** `people`: which short question about each person it answers, and for which ages it is offered. */
  part: z.enum(['gender', 'doing']).nullable(),
  ageFrom: z.int().nullable(),
  ageTo: z.int().nullable(),
  /** Told by choosing it. */
  household: Told,
  member: Told,
  /** Told by answering the question without choosing it (「都没有」 says all of these). */
  householdOtherwise: Told,
  memberOtherwise: Told,
})
export type SelfCheckChoice = z.infer<typeof SelfCheckChoice>

export const SelfCheckQuestion = z.object({
  questionId: z.string(),
  titleZh: z.string(),
  hintZh: z.string().nullable(),
  /** Why it is asked, in one sentence. */
  whyZh: z.string(),
  /** `one` and `many` of `choices` (of the household, or for each member); a `number`; the `people` of the home. */
  kind: z.enum(['one', 'many', 'number', 'people']),
  choices: z.array(SelfCheckChoice),
  /** `number`: the fact, the unit people say (元, 平方米), and the fact's unit in one of those (100 fen). */
  number: z
    .object({ factId: z.string(), unitZh: z.string(), scale: z.number(), min: z.number(), max: z.number() })
    .nullable(),
})
export type SelfCheckQuestion = z.infer<typeof SelfCheckQuestion>

export const SelfCheckLine = z.object({
  policyId: z.string(),
  titleZh: z.string(),
  categoryZh: z.string(),
  /** 「您自己、第2位（13岁）」; null for the whole household. */
  memberZh: z.string().nullable(),
  verdict: z.enum(['met', 'unknown']),
  /** 「可以问」「要核实」: a screening decides nothing. */
  verdictZh: z.string(),
  amountZh: z.string().nullable(),
  sentenceZh: z.string(),
  /** 「和“临时救助”只能享受一样」: what else that is met stands in its way; null where both can be had. */
  choiceZh: z.string().nullable(),
  /** 「去户籍地乡镇（街道）问」 */
  whereZh: z.string(),
  needIds: z.array(z.string()),
})
export type SelfCheckLine = z.infer<typeof SelfCheckLine>

/** The public self-check (政策自查): no name, no number, nothing stored. */
export const selfCheckActions = {
  selfCheck: {
    kind: 'read' as const,
    summary: 'Anybody, not signed in: what could my family get? Answers so far in, next best question and results out.',
    input: z.object({
      answers: SelfCheckAnswers,
      /** Whose parameters count; the county's own when left out. */
      areaCode: AreaCode.optional(),
    }),
    output: z.object({
      /** Null when no further answer would settle anything. */
      question: SelfCheckQuestion.nullable(),
      /** Policies (not counting sealed ones) whose verdict is known for everybody named, of all. */
      settled: z.int(),
      policies: z.int(),
      /** How many policies the next question is expected to settle. */
      willSettle: z.int(),
      /** Met first, then those nearest to an answer. */
      lines: z.array(SelfCheckLine),
      /** Policies still open that are not listed. */
      moreToLearn: z.int(),
      notADecisionZh: z.string(),
      /** Harm and emergencies are never a question here: the numbers that always answer. */
      emergencyZh: z.string(),
    }),
    errors: ['INVALID_INPUT', 'RATE_LIMITED'] as const,
  },
}

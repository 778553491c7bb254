import { z } from 'zod'

/** An answer tells facts: of the household, or of one member by place. `null` = asked, and the person does not know. */
const Told = z.record(z.string().max(60), z.union([z.boolean(), z.number(), z.string().max(60), z.null()]))

export const SelfCheckAnswers = z.object({
  household: Told.default({}),
  /** In the order the person named them; no names, no numbers. */
  members: z.array(Told).max(12).default([]),
  /** Questions put already, in order, answered or skipped: none is put twice. */
  asked: z.array(z.string().max(60)).max(80).default([]),
})
export type SelfCheckAnswers = z.infer<typeof SelfCheckAnswers>

export const SelfCheckQuestion = z.object({
  questionId: z.string(),
  titleZh: z.string(),
  /** Why it is asked, in one sentence. */
  whyZh: z.string(),
  kind: z.enum(['one', 'many', 'number', 'people']),
  /** `one`, `many`: choices with the facts each tells. `many` also tells what was not ticked (「都没有」). */
  choices: z.array(
    z.object({
      choiceId: z.string(),
      labelZh: z.string(),
      /** Told by choosing it. */
      household: Told.optional(),
      member: Told.optional(),
      /** `many`: told by leaving it unticked while answering the question. */
      householdOtherwise: Told.optional(),
      memberOtherwise: Told.optional(),
    }),
  ),
  /** `number`: the fact and its unit as people say it (元, 岁, 人). */
  number: z
    .object({ factId: z.string(), unitZh: z.string(), min: z.number(), max: z.number(), step: z.number() })
    .nullable(),
  /** Asked about the household, or about which member each ticked thing is true. */
  about: z.enum(['household', 'members']),
})
export type SelfCheckQuestion = z.infer<typeof SelfCheckQuestion>

export const SelfCheckLine = z.object({
  policyId: z.string(),
  titleZh: z.string(),
  categoryZh: z.string(),
  /** 「第2位家人」; null for the whole household. */
  memberZh: z.string().nullable(),
  verdict: z.enum(['met', 'unknown']),
  amountZh: z.string().nullable(),
  sentenceZh: z.string(),
  whereZh: z.string(),
})

/** The public self-check (政策自查): no name, no number, nothing stored. */
export const selfCheckActions = {
  selfCheck: {
    kind: 'read' as const,
    summary: 'Anybody, not signed in: what could my family get? Answers so far in, next best question and results out.',
    input: z.object({ answers: SelfCheckAnswers }),
    output: z.object({
      /** Null when no further answer would settle anything. */
      question: SelfCheckQuestion.nullable(),
      /** Verdicts of policies (not counting sealed ones) that are settled, of all. */
      settled: z.int(),
      policies: z.int(),
      /** What the next question is expected to settle. */
      willSettle: z.int(),
      /** Met first, then those nearest to an answer. */
      lines: z.array(SelfCheckLine),
      /** Policies still open that are not listed. */
      moreToLearn: z.int(),
      notADecisionZh: z.string(),
      /** Harm and emergencies are never a question here: the numbers that always answer. */
      emergencyZh: z.string(),
    }),
    errors: ['INVALID_INPUT'] as const,
  },
}

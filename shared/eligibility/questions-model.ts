import { z } from 'zod'

/** What an answer tells: facts by id. */
export const Told = z.record(z.string(), z.union([z.boolean(), z.number(), z.string()]))
export type Told = z.infer<typeof Told>

/** Whom of the family a choice can be true of; a member of whom this is not known may be meant. */
export const Whom = z.strictObject({
  ageFrom: z.int().optional(),
  ageTo: z.int().optional(),
  gender: z.enum(['male', 'female']).optional(),
  /** A fact told before: one of the values `in`, or without `in` one that is not known yet. */
  fact: z.string().optional(),
  in: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
})
export type Whom = z.infer<typeof Whom>

export const QuestionChoice = z.strictObject({
  choiceId: z.string(),
  labelZh: z.string().min(1),
  noteZh: z.string().optional(),
  /** Of families (household choices) or of the members it may concern, how many would choose it: 0–1. */
  share: z.number().min(0).max(1),
  /** Of `people`: which of the short questions about each person it answers. */
  part: z.enum(['gender', 'doing']).optional(),
  household: Told.optional(),
  member: Told.optional(),
  /** Told by not choosing it while answering. */
  householdOtherwise: Told.optional(),
  memberOtherwise: Told.optional(),
  /** `member` choices: asked of these only. */
  whom: Whom.optional(),
})
export type QuestionChoice = z.infer<typeof QuestionChoice>

const Person = z.strictObject({ age: z.int().min(0).max(130), choiceIds: z.array(z.string()) })

export const Question = z.strictObject({
  questionId: z.string(),
  titleZh: z.string().min(1),
  hintZh: z.string().optional(),
  /** Why it is asked, in one sentence. */
  whyZh: z.string().min(1),
  kind: z.enum(['one', 'many', 'number', 'people']),
  choices: z.array(QuestionChoice),
  number: z
    .strictObject({
      factId: z.string(),
      unitZh: z.string(),
      /** The fact's unit in one unit of the answer: 100 fen in a yuan. */
      scale: z.number(),
      min: z.number(),
      max: z.number(),
      /** Answers to reckon with, and how common each is. */
      examples: z.array(z.strictObject({ value: z.number(), share: z.number() })).min(2),
    })
    .optional(),
  /** `people`: families to reckon with, and how common each is. */
  families: z.array(z.strictObject({ share: z.number(), members: z.array(Person).min(1) })).optional(),
})
export type Question = z.infer<typeof Question>

export const QuestionFile = z.strictObject({
  /** Where the shares come from. */
  sharesZh: z.string(),
  /**
   * Recognitions that stand on a paper or in a notice the family holds. The vocabulary leaves them to the departments,
   * since saying so recognises nobody; here they pre-screen only, and they never go along with a request.
   */
  onPaper: z.array(z.string()),
  questions: z.array(Question),
})
export type QuestionFile = z.infer<typeof QuestionFile>

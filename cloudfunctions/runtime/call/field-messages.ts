import type { z } from 'zod'
import { type FieldProblem, KoumenError } from '@shared/kernel/errors'

type Issue = z.core.$ZodRawIssue

const OF_SIZE: Record<string, { short: (n: string) => string; long: (n: string) => string }> = {
  string: {
    short: (n) => (n === '1' ? '这一项不能空着，请填写。' : `请至少写${n}个字。`),
    long: (n) => `写得太长了，请控制在${n}个字以内。`,
  },
  array: {
    short: (n) => (n === '1' ? '请至少选一项。' : `请至少选${n}项。`),
    long: (n) => `最多${n}项，请减少几项。`,
  },
  number: { short: (n) => `数字不能小于${n}，请改一改。`, long: (n) => `数字不能大于${n}，请改一改。` },
  int: { short: (n) => `数字不能小于${n}，请改一改。`, long: (n) => `数字不能大于${n}，请改一改。` },
}

const EXPECTED: Record<string, string> = {
  string: '这里要填文字。',
  number: '这里要填数字。',
  int: '这里要填整数。',
  boolean: '请选“是”或“否”。',
  array: '请从列表里选。',
  object: '内容不完整，请返回重新填写。',
}

/** A remedy in Chinese for whatever zod finds, where the schema brings no sentence of its own. Never repeats the value. */
export const remedyFor = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? '这一项还没填，请填写。'
        : (EXPECTED[issue.expected] ?? '格式不对，请重新填写。')
    case 'too_small':
      return OF_SIZE[issue.origin]?.short(String(issue.minimum)) ?? '太少了，请补充。'
    case 'too_big':
      return OF_SIZE[issue.origin]?.long(String(issue.maximum)) ?? '太多了，请减少。'
    case 'invalid_format':
      return '格式不对，请检查后重新填写。'
    case 'invalid_value':
      return '请从给出的选项里选一个。'
    case 'unrecognized_keys':
      return '有多余的内容，请更新小程序后再试。'
    case 'not_multiple_of':
      return '数字不合要求，请改一改。'
    default:
      return '这一项不对，请检查后重新填写。'
  }
}

/** Parses the input of an action; what is wrong comes back field by field, at most twenty of them. */
export const parseInput = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const parsed = schema.safeParse(input, { error: remedyFor })
  if (parsed.success) return parsed.data
  const fields: FieldProblem[] = parsed.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join('.'), messageZh: issue.message }))
  const [first] = fields
  throw new KoumenError('INVALID_INPUT', fields.length === 1 ? first?.messageZh : undefined, fields)
}

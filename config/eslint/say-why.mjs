/**
 * Every exception says why: a disabled rule, a silenced type error and a skipped test carry "because …" on their line.
 */
const SILENCERS = /eslint-disable|@ts-expect-error|@ts-ignore|@ts-nocheck/

export const sayWhy = {
  meta: { type: 'problem', schema: [], messages: { why: 'Say why on the same line: "because …".' } },
  create(context) {
    const { sourceCode } = context
    const lineOf = (node) => sourceCode.lines[node.loc.start.line - 1] ?? ''
    return {
      Program() {
        for (const comment of sourceCode.getAllComments()) {
          if (SILENCERS.test(comment.value) && !/\bbecause\b/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'why' })
          }
        }
      },
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|todo|failing)$/]'(node) {
        if (!/\bbecause\b/.test(lineOf(node))) context.report({ node, messageId: 'why' })
      },
      'CallExpression[callee.name=/^(xit|xtest|xdescribe)$/]'(node) {
        if (!/\bbecause\b/.test(lineOf(node))) context.report({ node, messageId: 'why' })
      },
    }
  },
}

import { withConnection, type ReachOptions } from './connect'
import { EXIT, printJson, printLines } from './output'

/** `audit verify`: checks the whole audit log against its seals; exit code 1 when the chain is broken. */
export async function verifyAudit(options: ReachOptions): Promise<number> {
  const result = await withConnection(options, ({ caller }) => caller.call('access', 'verifyAudit', {}))
  if (options.json) printJson(result)
  else {
    printLines([
      `${result.entries} entries, ${result.seals} seals, ${result.unsealed} not sealed yet`,
      `head ${result.head}`,
      result.ok ? 'The chain holds.' : `The chain is broken at ${result.firstBroken}.`,
    ])
  }
  return result.ok ? EXIT.ok : EXIT.found
}

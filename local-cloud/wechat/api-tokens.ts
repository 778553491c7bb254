import type { SignedText } from '../gateway/signed-text'
import type { FunctionSpec } from '../manifest'

/** The token a running function shows to call WeChat's APIs; it names the function, whose configuration must allow it. */
export class ApiTokens {
  constructor(
    private readonly signed: SignedText,
    private readonly functions: readonly FunctionSpec[],
  ) {}

  issue(functionName: string): string {
    return this.signed.sign('wechat', { functionName })
  }

  allows(token: unknown, api: string): boolean {
    const opened = typeof token === 'string' ? this.signed.open<{ functionName: string }>('wechat', token) : undefined
    return this.functions.find(({ name }) => name === opened?.functionName)?.openapi?.includes(api) ?? false
  }
}

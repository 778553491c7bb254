import type { Store } from '../engine/store'
import { badField } from './template-fields'

export interface SentMessage {
  id: string
  openid: string
  templateId: string
  page?: string
  data: Record<string, { value: string }>
  /** The cloud's time, ISO. */
  sentAt: string
}

export interface WeChatReply {
  errcode: number
  errmsg: string
  [more: string]: unknown
}

/**
 * One-time subscribe messages: a person's consent to a template is worth one message; without it WeChat answers 43101.
 * What was sent is kept, to be shown where the phone would show it.
 */
export class SubscribeMessages {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date,
  ) {}

  /** A person agrees once more to each template; returns what is now left of each. */
  async grant(openid: string, templateIds: readonly string[]): Promise<Record<string, number>> {
    const left: Record<string, number> = {}
    for (const templateId of templateIds) {
      left[templateId] = await this.store.changeFact<number>(quotaKey(openid, templateId), (count) => (count ?? 0) + 1)
    }
    return left
  }

  left(openid: string, templateId: string): number {
    return this.store.fact<number>(quotaKey(openid, templateId)) ?? 0
  }

  /** `subscribeMessage.send`, with WeChat's error codes. */
  async send(request: Record<string, unknown>): Promise<WeChatReply> {
    const openid = request.touser
    const templateId = request.templateId ?? request.template_id
    const data = request.data as SentMessage['data'] | undefined
    if (typeof openid !== 'string' || openid === '') return { errcode: 40003, errmsg: 'invalid openid' }
    if (typeof templateId !== 'string' || templateId === '') return { errcode: 40037, errmsg: 'invalid template_id' }
    const bad = badField(data)
    if (bad !== undefined) return { errcode: 47003, errmsg: `argument invalid! ${bad}` }
    if (!(await this.spend(openid, templateId))) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
    const number = await this.store.changeFact<number>(['message-number'], (last) => (last ?? 0) + 1)
    const message: SentMessage = {
      id: String(number),
      openid,
      templateId,
      page: typeof request.page === 'string' ? request.page : undefined,
      data: data ?? {},
      sentAt: this.now().toISOString(),
    }
    await this.store.keepFact(['message', openid, String(number).padStart(12, '0')], message)
    return { errcode: 0, errmsg: 'ok', msgid: number }
  }

  /** What arrived for a person, newest first. */
  sentTo(openid: string): SentMessage[] {
    return this.store
      .facts<SentMessage>('message', openid)
      .map(({ value }) => value)
      .reverse()
  }

  /** Everything sent, in the order of people, then time. */
  all(): SentMessage[] {
    return this.store.facts<SentMessage>('message').map(({ value }) => value)
  }

  private async spend(openid: string, templateId: string): Promise<boolean> {
    let had = 0
    await this.store.changeFact<number>(quotaKey(openid, templateId), (count) => {
      had = count ?? 0
      return Math.max(0, had - 1)
    })
    return had > 0
  }
}

const quotaKey = (openid: string, templateId: string) => ['quota', openid, templateId]

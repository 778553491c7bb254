import Taro from '@tarojs/taro'
import type { Permission } from './ask-permission.h5'

export type { Permission }

/** WeChat asks the person itself; each yes is good for one message. Must be called from a tap. */
export async function askPermission(templateIds: readonly string[]): Promise<Permission> {
  try {
    const answer: Record<string, unknown> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })),
    }
    return templateIds.some((id) => answer[id] === 'accept') ? 'granted' : 'declined'
  } catch {
    return 'declined'
  }
}

import { gateway } from '../../cloud/build-constants'
import { accessToken } from '../../cloud/session.h5'

/** `notHere`: this device cannot receive WeChat messages; the inbox still has everything. */
export type Permission = 'granted' | 'declined' | 'notHere'

/** A browser has no WeChat; the demonstration stands in for it, elsewhere the inbox is the way. */
export async function askPermission(templateIds: readonly string[]): Promise<Permission> {
  try {
    const answer = await fetch(`${gateway}/demo/subscribe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await accessToken()}` },
      body: JSON.stringify({ templateIds }),
    })
    return answer.ok ? 'granted' : 'notHere'
  } catch {
    return 'notHere'
  }
}

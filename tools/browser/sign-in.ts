import type { BrowserContext } from 'playwright-core'

/** A token for one of the demonstration's people, as the browser gets it. */
export async function signInToDemo(url: string, accountId: string): Promise<string> {
  const answer = await fetch(new URL('auth/v1/signin/demo', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  })
  if (!answer.ok) throw new Error(`Nobody called ${accountId} can sign in (${answer.status}).`)
  return ((await answer.json()) as { access_token: string }).access_token
}

/** Makes every window of the context that person, without tapping through the page where one chooses. */
export async function actAs(context: BrowserContext, url: string, accountId: string): Promise<void> {
  const people = (await (await fetch(new URL('demo/accounts', url))).json()) as { id: string; label: string }[]
  const label = people.find(({ id }) => id === accountId)?.label ?? accountId
  const session = JSON.stringify({ token: await signInToDemo(url, accountId), accountId, label })
  await context.addInitScript(`sessionStorage.setItem('koumen.session', ${JSON.stringify(session)})`)
}

import { useEffect, useState } from 'react'
import { gateway } from '../cloud/build-constants'

/** A person one can be in the demonstration. */
export interface DemoAccount {
  id: string
  label: string
  /** What they can do, in a sentence. */
  noteZh?: string
  /** Where their day starts. */
  page?: string
  group?: string
}

let asked: Promise<DemoAccount[] | null> | undefined

const ask = async (): Promise<DemoAccount[] | null> => {
  const answer = await fetch(`${gateway}/demo/accounts`).catch(() => null)
  if (!answer?.ok || !answer.headers.get('content-type')?.includes('json')) return null
  const body = (await answer.json()) as DemoAccount[] | { items: DemoAccount[] }
  return Array.isArray(body) ? body : body.items
}

/** The demonstration's people; null where there is no demonstration (the address answers 404). Asked once a window. */
export const demoAccounts = (): Promise<DemoAccount[] | null> => (asked ??= ask())

/** `undefined` while asking. */
export function useDemo(): DemoAccount[] | null | undefined {
  const [accounts, setAccounts] = useState<DemoAccount[] | null>()
  useEffect(() => {
    let here = true
    void demoAccounts().then((found) => here && setAccounts(found))
    return () => {
      here = false
    }
  }, [])
  return accounts
}

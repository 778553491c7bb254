import { useEffect, useState } from 'react'
import { gateway } from '../cloud/build-constants'

/** A person one can be in the demonstration. */
export interface DemoAccount {
  id: string
  label: string
  /** Who they are and what they can do, in a sentence. */
  storyZh?: string
  /** The page where their day starts. */
  home?: string
  group?: string
}

let asked: Promise<DemoAccount[] | null> | undefined

const ask = async (): Promise<DemoAccount[] | null> => {
  const answer = await fetch(`${gateway}/demo/accounts`).catch(() => null)
  if (!answer?.ok || !answer.headers.get('content-type')?.includes('json')) return null
  return (await answer.json()) as DemoAccount[]
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

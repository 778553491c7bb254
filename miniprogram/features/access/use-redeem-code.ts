import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'

const DIGITS = 6

/** The six-digit code a worker handed over: entering it opens the household file on this phone. */
export function useRedeemCode(onVerified: (householdId: string) => void) {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const redeem = useMutation((input: { code: string }, intent) => cloud.access.redeemCode(input, intent))

  const type = (typed: string): void => {
    setCode(typed.replace(/\D/g, '').slice(0, DIGITS))
    setProblem(undefined)
    redeem.reset()
  }

  const submit = async (): Promise<void> => {
    if (code.length !== DIGITS) return setProblem('请填6位数字，村里的工作人员会当面告诉您')
    const answer = await redeem.run({ code })
    if (answer === undefined) return
    setCode('')
    onVerified(answer.householdId)
  }

  return { code, type, submit, busy: redeem.busy, error: problem ?? redeem.error?.messageZh }
}

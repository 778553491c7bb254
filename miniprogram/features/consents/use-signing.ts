import { useState } from 'react'
import type { ConsentEvidence } from '@shared/consents/model'
import { cloud } from '../../cloud/client'
import { asCloudError } from '../../cloud/cloud-error'
import { useMutation } from '../../cloud/use-mutation'

interface Invitation {
  nameMaskedZh: string
  textZh: string
  expiresAt: string
}

/** Signing on one's own phone: the code, the words, the last four of the number, the hand. */
export function useSigning(given = '') {
  const [code, setCode] = useState(given)
  const [invitation, setInvitation] = useState<Invitation>()
  const [idTail, setIdTail] = useState('')
  const [problem, setProblem] = useState<string>()
  const sign = useMutation(async (upload: () => Promise<ConsentEvidence>, intent) =>
    cloud.consents.signInvitation({ code, idTail, evidence: await upload() }, intent),
  )

  const read = async (): Promise<void> => {
    if (code.length < 6) return setProblem('请填签字码，工作人员会发给您')
    try {
      setInvitation(await cloud.consents.readInvitation({ code }))
      setProblem(undefined)
    } catch (thrown) {
      setProblem(asCloudError(thrown).messageZh)
    }
  }

  /** `upload` sends what was signed and gives the evidence; null when nothing was signed yet. */
  const submit = async (upload: (() => Promise<ConsentEvidence>) | null): Promise<void> => {
    if (!/^\d{3}[\dX]$/.test(idTail)) return setProblem('请填证号最后4位，最后一位可能是X')
    if (upload === null) return setProblem('请签上您的名字')
    setProblem(undefined)
    await sign.run(upload)
  }

  return {
    code,
    typeCode: (typed: string) => {
      setCode(typed.trim().toUpperCase())
      setProblem(undefined)
    },
    invitation,
    read,
    idTail,
    typeIdTail: (typed: string) => setIdTail(typed.trim().toUpperCase().slice(0, 4)),
    submit,
    signedAt: sign.data?.signedAt,
    busy: sign.busy,
    error: problem ?? sign.error?.messageZh,
  }
}

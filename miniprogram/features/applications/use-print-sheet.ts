import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

export type SheetKind = 'notice' | 'referral' | 'dossier'

export const usePrintSheet = (applicationId: string, kind: SheetKind) =>
  useQuery(() => {
    if (kind === 'referral') return cloud.applications.referralSheet({ applicationId })
    return kind === 'dossier'
      ? cloud.applications.dossier({ applicationId })
      : cloud.applications.noticeSheet({ applicationId })
  }, [applicationId, kind])

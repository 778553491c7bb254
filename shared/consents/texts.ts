import type { ConsentPurpose } from './model'

/** The words a person agrees to. A change of words is a new version; given consents keep the words they were given with. */
export const CONSENT_TEXTS: Record<ConsentPurpose, { version: string; textZh: (who: string) => string }> = {
  visit: { version: '2026-11', textZh: (who) => `您说的话和照片，交给${who}上门看。` },
  proxyFiling: {
    version: '2026-11',
    textZh: (who) => `我同意别人替我填报求助，交给${who}上门看，进度和结果也告诉我本人。`,
  },
  economicVerification: {
    version: '2026-11',
    textZh: (who) => `我同意${who}核对我的收入、存款、房屋、车辆等情况，只用于这次救助申请。我可以随时撤回。`,
  },
  shareWithOrganization: { version: '2026-11', textZh: (who) => `我同意把需要帮忙的事告诉${who}，不含证号和病情。` },
}

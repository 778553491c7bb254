/** In WeChat the phone itself is the session: one owner. */
export const sessionOwner = (): string => 'phone'

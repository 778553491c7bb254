/** In WeChat the phone is somebody: there is no visitor. */
export function VisitorSheet(_props: { open: boolean; onClose: () => void }) {
  return null
}

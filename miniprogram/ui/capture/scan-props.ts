export interface QrScannerProps {
  /** True starts scanning; the scanner says when it is over. */
  open: boolean
  /** The text of the code. */
  onText: (text: string) => void
  onClose: () => void
  title?: string
}

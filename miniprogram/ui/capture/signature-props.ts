import type { CapturedFile } from '../../cloud/captured-file'

export interface SignaturePadProps {
  /** The signature so far as a PNG; null when wiped. Called after each stroke. */
  onChange: (file: CapturedFile | null) => void
  /** Whose signature: 「叶根福签名」. */
  label?: string
  id?: string
}

export const INK = '#14211f'
export const INK_WIDTH = 3.2

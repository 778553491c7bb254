import { useEffect, useRef, useState } from 'react'
import { Notice } from '../feedback/Notice'
import { Sheet } from '../feedback/Sheet'
import { Icon } from '../theme/Icon'
import { Note } from '../theme/Heading'
import './capture.css'
import { decodeQr } from './decode-qr.h5'
import type { QrScannerProps } from './scan-props'

const FRAME_MS = 250
const NO_CAMERA_ZH = '没有打开摄像头。可以选一张门牌的照片，或打电话给网格员。'
const NO_CODE_ZH = '这张照片里没有认出二维码，请对正了再拍一张。'

/** The camera looks for a code; a picture of the plate does as well. */
export function QrScanner({ open, onText, onClose, title = '扫门牌' }: QrScannerProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState<string>()
  const found = useRef(onText)
  found.current = onText

  useEffect(() => {
    if (!open) return
    setProblem(undefined)
    let stream: MediaStream | undefined
    let over = false
    const look = async (): Promise<void> => {
      const element = video.current
      if (over || !element) return
      const text = element.videoWidth > 0 ? await decodeQr(element, element.videoWidth, element.videoHeight) : null
      if (over) return
      if (text) found.current(text)
      else setTimeout(() => void look(), FRAME_MS)
    }
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices
        ?.getUserMedia({ video: { facingMode: 'environment' } })
        .catch(() => undefined)
      if (over) return stop()
      if (!stream || !video.current) return setProblem(NO_CAMERA_ZH)
      video.current.srcObject = stream
      await video.current.play().catch(() => undefined)
      void look()
    }
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void start()
    return () => {
      over = true
      stop()
    }
  }, [open])

  const readPicture = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const image = await createImageBitmap(file).catch(() => null)
    const text = image && (await decodeQr(image, image.width, image.height))
    if (text) found.current(text)
    else setProblem(NO_CODE_ZH)
  }

  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {open && <video ref={video} className="k-scan-video" muted playsInline aria-label="摄像头画面" />}
      <Note>把门牌上的二维码放进画面里。</Note>
      <label className="k-photo-add" style={{ height: 64, flexDirection: 'row' }}>
        <Icon name="image" size={1.4} />
        <span>选一张门牌照片</span>
        <input
          id="scan-picture"
          className="k-photo-input"
          type="file"
          accept="image/*"
          aria-label="选一张门牌照片"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            void readPicture(file)
          }}
        />
      </label>
      {problem && <Notice tone="warn">{problem}</Notice>}
    </Sheet>
  )
}

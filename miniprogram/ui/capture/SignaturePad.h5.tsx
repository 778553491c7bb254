import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { Button } from '../actions/Button'
import './capture.css'
import { INK, INK_WIDTH, type SignaturePadProps } from './signature-props'

/** Handwriting with a finger, a pen or a mouse. */
export function SignaturePad({ onChange, label = '请在这里签名', id = 'signature' }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [signed, setSigned] = useState(false)
  const last = useRef<{ x: number; y: number } | null>(null)

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const ratio = Math.min(2, window.devicePixelRatio || 1)
    element.width = Math.round(element.clientWidth * ratio)
    element.height = Math.round(element.clientHeight * ratio)
    const pen = element.getContext('2d')
    if (!pen) return
    pen.scale(ratio, ratio)
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.lineWidth = INK_WIDTH
    pen.strokeStyle = INK
  }, [])

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = canvas.current?.getContext('2d')
    if (!last.current || !pen) return
    const to = pointOf(event)
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }

  const lift = (): void => {
    if (!last.current) return
    last.current = null
    // Shown as signed once the picture is there to be sent.
    canvas.current?.toBlob((body) => {
      if (!body) return
      onChange({ contentType: 'image/png', bytes: body.size, preview: URL.createObjectURL(body), body })
      setSigned(true)
    }, 'image/png')
  }

  const wipe = (): void => {
    const element = canvas.current
    element?.getContext('2d')?.clearRect(0, 0, element.width, element.height)
    setSigned(false)
    onChange(null)
  }

  return (
    <div className="k-voice">
      <div className={`k-signature${signed ? ' k-signature--signed' : ''}`}>
        <canvas
          ref={canvas}
          id={id}
          className="k-signature-canvas"
          role="img"
          aria-label={label}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            last.current = pointOf(event)
            draw(event)
          }}
          onPointerMove={draw}
          onPointerUp={lift}
          onPointerCancel={lift}
        />
        {!signed && <span className="k-signature-hint">{label}</span>}
      </div>
      {signed && (
        <Button kind="quiet" icon="retry" onPress={wipe}>
          重签
        </Button>
      )}
    </div>
  )
}

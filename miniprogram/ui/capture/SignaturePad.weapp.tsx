import { Canvas, Text, View, type CanvasTouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { Button } from '../actions/Button'
import './capture.css'
import { INK, INK_WIDTH, type SignaturePadProps } from './signature-props'

interface Surface {
  node: HTMLCanvasElement
  pen: CanvasRenderingContext2D
}

/** Handwriting with a finger. */
export function SignaturePad({ onChange, label = '请在这里签名', id = 'signature' }: SignaturePadProps) {
  const [signed, setSigned] = useState(false)
  const surface = useRef<Surface | null>(null)
  const last = useRef<{ x: number; y: number } | null>(null)

  const begin = async (event: CanvasTouchEvent): Promise<void> => {
    const touch = event.touches[0]
    if (!touch) return
    last.current = { x: touch.x, y: touch.y }
    surface.current ??= await openSurface(id)
  }

  const draw = (event: CanvasTouchEvent): void => {
    const touch = event.touches[0]
    if (!touch || !last.current || !surface.current) return
    const { pen } = surface.current
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(touch.x, touch.y)
    pen.stroke()
    last.current = { x: touch.x, y: touch.y }
  }

  const lift = async (): Promise<void> => {
    if (!last.current || !surface.current) return
    last.current = null
    setSigned(true)
    const canvas = surface.current.node as unknown as Taro.Canvas
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
    const stat = Taro.getFileSystemManager().statSync(tempFilePath)
    onChange({
      contentType: 'image/png',
      bytes: 'size' in stat ? stat.size : 0,
      preview: tempFilePath,
      body: { path: tempFilePath },
    })
  }

  const wipe = (): void => {
    const here = surface.current
    here?.pen.clearRect(0, 0, here.node.width, here.node.height)
    setSigned(false)
    onChange(null)
  }

  return (
    <View className="k-voice">
      <View className={`k-signature${signed ? ' k-signature--signed' : ''}`}>
        <Canvas
          type="2d"
          id={id}
          className="k-signature-canvas"
          disableScroll
          aria-label={label}
          onTouchStart={begin}
          onTouchMove={draw}
          onTouchEnd={lift}
        />
        {!signed && <Text className="k-signature-hint">{label}</Text>}
      </View>
      {signed && (
        <Button kind="quiet" icon="retry" onPress={wipe}>
          重签
        </Button>
      )}
    </View>
  )
}

const openSurface = (id: string): Promise<Surface | null> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true }, (found) => {
        const { node, width, height } = found as { node: HTMLCanvasElement; width: number; height: number }
        const pen = node.getContext('2d')
        if (!pen) return resolve(null)
        const ratio = Taro.getWindowInfo().pixelRatio
        node.width = width * ratio
        node.height = height * ratio
        pen.scale(ratio, ratio)
        pen.lineCap = 'round'
        pen.lineJoin = 'round'
        pen.lineWidth = INK_WIDTH
        pen.strokeStyle = INK
        resolve({ node, pen })
      })
      .exec()
  })

import { useEffect, useRef, useState } from 'react'
import { Button } from '../actions/Button'
import { playSound } from './player'

/** Plays a voice: one's own before it is sent, or one that was kept. */
export function PlayButton({ address, label = '听一听' }: { address: string; label?: string }) {
  const [playing, setPlaying] = useState(false)
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const press = (): void => {
    if (playing) stop.current?.()
    else stop.current = playSound(address, () => setPlaying(false))
    setPlaying(!playing)
  }
  return (
    <Button kind="quiet" icon={playing ? 'stop' : 'play'} onPress={press}>
      {playing ? '停' : label}
    </Button>
  )
}

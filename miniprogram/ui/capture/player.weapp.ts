import Taro from '@tarojs/taro'

/** Plays a sound from its start; the answer stops it. `onEnd` is called when it has ended by itself. */
export function playSound(address: string, onEnd: () => void): () => void {
  const audio = Taro.createInnerAudioContext()
  audio.src = address
  audio.onEnded(onEnd)
  audio.onError(onEnd)
  audio.play()
  return () => audio.destroy()
}

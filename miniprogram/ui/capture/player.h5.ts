/** Plays a sound from its start; the answer stops it. `onEnd` is called when it has ended by itself. */
export function playSound(address: string, onEnd: () => void): () => void {
  const audio = new Audio(address)
  audio.onended = onEnd
  audio.onerror = onEnd
  void audio.play().catch(onEnd)
  return () => audio.pause()
}

import type { CapturedFile } from '../../cloud/captured-file'
import { MICROPHONE_REFUSED_ZH, NO_MICROPHONE_ZH, RecorderProblem } from './recorder-problem'

const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
/** Speech: two minutes stay far under the limit of a voice attachment. */
const BITS_PER_SECOND = 32_000

export interface Recording {
  /** Ends it and gives the voice as it was spoken. */
  stop: () => Promise<CapturedFile>
}

/** Opens the microphone and records. Throws RecorderProblem. */
export async function startRecording(): Promise<Recording> {
  const kind =
    typeof MediaRecorder === 'undefined' ? undefined : KINDS.find((each) => MediaRecorder.isTypeSupported(each))
  if (!kind || !navigator.mediaDevices) throw new RecorderProblem(NO_MICROPHONE_ZH)
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((thrown: unknown) => {
    const refused = thrown instanceof DOMException && thrown.name === 'NotAllowedError'
    throw new RecorderProblem(refused ? MICROPHONE_REFUSED_ZH : NO_MICROPHONE_ZH)
  })
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: BITS_PER_SECOND })
  const parts: Blob[] = []
  recorder.ondataavailable = (event) => parts.push(event.data)
  const startedAt = Date.now()
  recorder.start()
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          for (const track of stream.getTracks()) track.stop()
          const contentType = kind.split(';')[0] ?? kind
          const body = new Blob(parts, { type: contentType })
          resolve({
            contentType,
            bytes: body.size,
            preview: URL.createObjectURL(body),
            body,
            durationMs: Date.now() - startedAt,
          })
        }
        recorder.stop()
      }),
  }
}

import Taro from '@tarojs/taro'
import type { CapturedFile } from '../../cloud/captured-file'
import { LONGEST_MS, MICROPHONE_REFUSED_ZH, RecorderProblem } from './recorder-problem'

export interface Recording {
  /** Ends it and gives the voice as it was spoken. */
  stop: () => Promise<CapturedFile>
}

/** Opens the microphone and records. Throws RecorderProblem. */
export async function startRecording(): Promise<Recording> {
  await Taro.authorize({ scope: 'scope.record' }).catch(() => {
    throw new RecorderProblem(MICROPHONE_REFUSED_ZH)
  })
  const recorder = Taro.getRecorderManager()
  const done = new Promise<CapturedFile>((resolve, reject) => {
    recorder.onStop((result) =>
      resolve({
        contentType: 'audio/mpeg',
        bytes: result.fileSize,
        preview: result.tempFilePath,
        body: { path: result.tempFilePath },
        durationMs: result.duration,
      }),
    )
    recorder.onError(() => reject(new RecorderProblem(MICROPHONE_REFUSED_ZH)))
  })
  recorder.start({
    duration: LONGEST_MS,
    format: 'mp3',
    sampleRate: 16_000,
    numberOfChannels: 1,
    encodeBitRate: 48_000,
  })
  return {
    stop: () => {
      recorder.stop()
      return done
    },
  }
}

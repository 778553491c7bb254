/** Why nothing is recorded, in a sentence that says what to do instead. */
export class RecorderProblem extends Error {
  override readonly name = 'RecorderProblem'

  constructor(readonly messageZh: string) {
    super(messageZh)
  }
}

export const MICROPHONE_REFUSED_ZH = '没有拿到话筒的许可。可以在设置里打开，也可以在下面打字。'
export const NO_MICROPHONE_ZH = '这台设备不能录音，请在下面打字，或直接打电话。'
/** A recording longer than this is ended by itself. */
export const LONGEST_MS = 120_000

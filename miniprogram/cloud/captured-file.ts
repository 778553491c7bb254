/** A photo, a recording or a signature made on this device, ready to be sent. */
export interface CapturedFile {
  contentType: string
  bytes: number
  /** Address to show or play it on this device. */
  preview: string
  /** The content itself in the browser; its place on the phone in WeChat. */
  body: Blob | { path: string }
  /** Of a recording. */
  durationMs?: number
}

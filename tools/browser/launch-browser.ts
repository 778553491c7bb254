import { chromium, type Browser } from 'playwright-core'
import { findChromium } from './chromium'

export interface LaunchOptions {
  /** A `.y4m` or `.mjpeg` film that the browser's camera shows; without it the camera shows a test picture. */
  cameraFile?: string
}

/** Starts a headless browser with Chinese glyphs and a pretended camera and microphone. Close it when done. */
export async function launchBrowser({ cameraFile }: LaunchOptions = {}): Promise<Browser> {
  const program = await findChromium()
  return chromium.launch({
    ...program,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...(cameraFile ? [`--use-file-for-fake-video-capture=${cameraFile}`] : []),
    ],
  })
}

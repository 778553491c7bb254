import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(__dirname, '../..')
const cache = path.join(root, '.cache', 'browser')

/** How to start the browser on this machine: Playwright's launch options. */
export interface BrowserProgram {
  executablePath?: string
  channel?: 'chrome'
  env: Record<string, string>
}

/**
 * The browser to drive. `KOUMEN_BROWSER` names a Chromium of one's own; on Linux x64 the one from npm is unpacked once
 * into `.cache/`; elsewhere the installed Google Chrome is used.
 */
export async function findChromium(): Promise<BrowserProgram> {
  const env = inherited()
  const own = process.env.KOUMEN_BROWSER
  if (own) return { executablePath: own, env }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', env }
  const folder = await unpackOnce()
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...env,
      FONTCONFIG_FILE: await writeFontConfiguration(),
      LD_LIBRARY_PATH: [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** Unpacks beside the final place and renames, so that two runs at once never see half a browser. */
async function unpackOnce(): Promise<string> {
  const manifest = path.join(root, 'node_modules/@sparticuz/chromium/package.json')
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const folder = path.join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(path.join(cache, 'unpacking-'))
  await promisify(execFile)(process.execPath, [path.join(__dirname, 'unpack-chromium.mjs')], {
    env: { ...process.env, TMPDIR: draft },
  })
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    // Another run was faster; its copy serves as well.
    if (!existsSync(folder)) throw error
  })
  return folder
}

/** A font configuration with one family that has the Chinese glyphs, so that pictures are alike on every machine. */
async function writeFontConfiguration(): Promise<string> {
  const fonts = path.join(root, 'node_modules/@embedpdf/fonts-sc/fonts')
  const family = 'Noto Sans S Chinese'
  const alias = (name: string): string =>
    `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${fonts}</dir>
<cachedir>${path.join(cache, 'fontconfig')}</cachedir>
${['sans-serif', 'serif', 'monospace', 'system-ui', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei'].map(alias).join('\n')}
</fontconfig>
`
  const file = path.join(cache, 'fonts.conf')
  await mkdir(cache, { recursive: true })
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return file
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text)
  await rename(draft, file)
  return file
}

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Context } from '../context'
import type { Vault } from './vault'

/** A small window is enough for a few kilobytes and makes starting the compressor cheap. */
const SHRINK = { level: 3, memLevel: 6, windowBits: 12 }
const SHRUNK = 'z.'

/** Long texts: shrunk, then sealed. */
export const sealedTexts = (vault: Vault): Pick<Context, 'sealText' | 'openText'> => ({
  sealText: (text) => SHRUNK + vault.sealBytes('text', deflateRawSync(text, SHRINK)),
  openText: (sealed) =>
    sealed.startsWith(SHRUNK)
      ? inflateRawSync(vault.openBytes('text', sealed.slice(SHRUNK.length)), {
          windowBits: SHRINK.windowBits,
        }).toString()
      : vault.open('json', sealed),
})

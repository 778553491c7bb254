import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.resolve(__dirname, '../..')

/** Folders that hold what was installed, built or recorded, not what was written. */
const NOT_SOURCE = new Set(['node_modules', 'dist', '.git', '.cache', '.koumen', '.swc', 'coverage'])

const TEXT =
  /\.(ts|tsx|js|cjs|mjs|json|md|css|scss|html|yml|yaml|csv|svg|txt)$|(^|\/)(run|LICENSE|\.[a-z]+rc|\.gitignore)$/

/** Every file somebody wrote, as a path from the root with `/`. */
export function sourceFiles(folder = '.'): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCE.has(entry.name)) return []
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(file)
    return entry.isFile() ? [file] : []
  })
}

export const textFiles = (folder = '.'): readonly string[] => sourceFiles(folder).filter((file) => TEXT.test(file))

export const codeFiles = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => sourceFiles(folder)).filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file))

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

export const ROOMS = ['miniprogram', 'cloudfunctions', 'shared', 'local-cloud', 'tools', 'config', 'tests'] as const

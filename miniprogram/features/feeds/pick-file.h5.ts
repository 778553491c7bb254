import type { CapturedFile } from '../../cloud/captured-file'

/** Lets the officer choose a department file; undefined when they changed their mind. */
export const pickFile = (): Promise<{ fileName: string; file: CapturedFile } | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.txt,.xlsx'
    input.onchange = () => {
      const chosen = input.files?.[0]
      resolve(
        chosen && {
          fileName: chosen.name,
          file: { contentType: 'text/csv', bytes: chosen.size, body: chosen, preview: '' },
        },
      )
    }
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })

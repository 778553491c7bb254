import { useState } from 'react'
import type { CapturedFile } from '../../cloud/captured-file'
import { Notice } from '../feedback/Notice'
import { Icon } from '../theme/Icon'
import './capture.css'
import { HOUSE_HINT_ZH, type PhotoPickerProps } from './photo-props'
import { PhotoGrid } from './PhotoGrid'
import { shrinkPhoto } from './shrink-photo.h5'

/** Takes photos with the camera or from the album; shrinks them on the device. */
export function PhotoPicker({
  values,
  onChange,
  max = 6,
  hint = HOUSE_HINT_ZH,
  label = '拍照',
  id = 'photos',
}: PhotoPickerProps) {
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const take = async (chosen: readonly File[]): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const results = await Promise.all(chosen.slice(0, max - values.length).map(shrinkPhoto))
    setBusy(false)
    setProblem(results.find((result): result is string => typeof result === 'string'))
    const photos = results.filter((result): result is CapturedFile => typeof result !== 'string')
    if (photos.length > 0) onChange([...values, ...photos])
  }

  return (
    <div className="k-voice">
      <PhotoGrid values={values} onRemove={(index) => onChange(values.filter((_, at) => at !== index))}>
        {values.length < max && (
          <label className="k-photo-add">
            <Icon name="camera" size={1.6} />
            <span>{busy ? '正在处理…' : label}</span>
            <input
              id={id}
              className="k-photo-input"
              type="file"
              accept="image/*"
              multiple={max > 1}
              disabled={busy}
              aria-label={`${label}（${hint}）`}
              onChange={(event) => {
                const chosen = [...(event.target.files ?? [])]
                event.target.value = ''
                void take(chosen)
              }}
            />
          </label>
        )}
      </PhotoGrid>
      {hint && <span className="k-note">{hint}</span>}
      {problem && <Notice tone="warn">{problem}</Notice>}
    </div>
  )
}

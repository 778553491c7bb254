import type { Scene } from './shot'

// The rules change: the dispatcher proposes a higher old-age allowance, the civil-affairs bureau decides.

/** Proposes it and waits for the preview over the county. */
export async function proposeStandard({ as, notes }: Scene): Promise<void> {
  const dispatcher = await as('dispatcher')
  const { changeId } = await dispatcher.call('eligibility', 'proposeChange', {
    edits: [
      {
        kind: 'parameter',
        parameterId: 'elder.allowance80',
        area: '339921',
        value: 80,
        from: '2027-01-01',
        sourceZh: '青民〔2026〕31号',
      },
    ],
    noteZh: '县政府第18次常务会定的，元旦起执行。',
  })
  notes.set('rules.change', changeId)
  let finished = false
  while (!finished) ({ finished } = await dispatcher.call('eligibility', 'continuePreview', { changeId }))
}

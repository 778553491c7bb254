import { afterFailure, inputWithFiles, stillShown, type OfflineEntry } from '../../../miniprogram/cloud/offline-entry'

const entry = (patch: Partial<OfflineEntry> = {}): OfflineEntry => ({
  key: 'K',
  capability: 'visits',
  action: 'submit',
  input: { taskId: 'T', photoAttachmentIds: ['old'] },
  files: [],
  titleZh: '走访',
  savedAt: '2026-11-23T10:00:00.000+08:00',
  state: 'waiting',
  ...patch,
})

describe('files of a write that waited', () => {
  it('are appended to a list or set in their place', () => {
    const files: OfflineEntry['files'] = [
      { path: 'photoAttachmentIds[]', purpose: 'photo', fileKey: 'a', attachmentId: 'A1' },
      { path: 'signature.attachmentId', purpose: 'signature', fileKey: 'b', attachmentId: 'B1' },
    ]
    expect(inputWithFiles(entry({ files }))).toEqual({
      taskId: 'T',
      photoAttachmentIds: ['old', 'A1'],
      signature: { attachmentId: 'B1' },
    })
  })

  it('a file not yet sent leaves no trace, and the kept input is not touched', () => {
    const kept = entry({ files: [{ path: 'photoAttachmentIds[]', purpose: 'photo', fileKey: 'a' }] })
    expect(inputWithFiles(kept)).toEqual(kept.input)
    expect(inputWithFiles(kept)).not.toBe(kept.input)
  })
})

describe('what becomes of a write that did not get through', () => {
  it('the network’s fault: it waits', () => {
    expect(afterFailure(entry(), { code: 'OFFLINE', messageZh: '', retry: true }).state).toBe('waiting')
  })

  it('the server’s refusal: it goes back to the person with the sentence', () => {
    const back = afterFailure(entry(), { code: 'CONFLICT', messageZh: '刚才有人也改了这一条', retry: false })
    expect(back).toMatchObject({ state: 'refused', problem: { messageZh: '刚才有人也改了这一条' } })
  })
})

describe('how long an entry is shown', () => {
  const delivered = entry({ state: 'delivered', deliveredAt: '2026-11-23T12:00:00.000+08:00' })

  it.each([
    ['a delivered one within a day', delivered, '2026-11-24T11:59:00+08:00', true],
    ['a delivered one after a day', delivered, '2026-11-24T12:01:00+08:00', false],
    ['a waiting one after a month', entry(), '2026-12-23T10:00:00+08:00', true],
    ['a refused one after a month', entry({ state: 'refused' }), '2026-12-23T10:00:00+08:00', true],
  ])('%s: %s', (_, each, now, shown) => expect(stillShown(each, Date.parse(now))).toBe(shown))
})

import { requestsContract } from '@shared/requests/contract'
import type { CapturedFile } from '../../../../miniprogram/cloud/captured-file'
import {
  emptyDraft,
  problemsOf,
  problemsOfStep,
  stepsOf,
  toWrite,
  type RequestDraft,
} from '../../../../miniprogram/features/requests/draft'

const file = (contentType: string): CapturedFile => ({
  contentType,
  bytes: 10,
  preview: 'blob:x',
  body: new Blob(['x']),
})

const yeGenfu: RequestDraft = {
  ...emptyDraft('01KAPLATE'),
  place: { plateCode: '7K3M9QXW2T4V', addressZh: '溪边路17号', contactName: '兰小燕' },
  needs: ['houseLeaks'],
  words: '灶间漏得厉害，我脚不好，上不了屋。',
  photos: [file('image/jpeg')],
  phone: '15412345678',
  idLater: true,
  consent: { kind: 'handwritten', file: file('image/png') },
}

describe('a request while it is written', () => {
  it('of 叶根福 is complete without an identity number', () => {
    expect(problemsOf(yeGenfu)).toEqual({})
    expect(toWrite(yeGenfu).input).not.toHaveProperty('idNumber', expect.anything())
  })

  it('names the place of each file so that its id lands there', () => {
    expect(
      toWrite({ ...yeGenfu, voice: file('audio/webm') }).files.map(({ path, purpose }) => [path, purpose]),
    ).toEqual([
      ['voiceAttachmentId', 'voice'],
      ['photoAttachmentIds[]', 'photo'],
      ['consent.evidence.attachmentId', 'signature'],
    ])
  })

  it('without a need or a place says what to do', () => {
    const problems = problemsOf({ ...yeGenfu, needs: [], place: null })
    expect(problems).toEqual({ needs: '请点一下您要什么帮助', place: '请先扫门牌，或选村子' })
  })

  it('without consent cannot be sent for oneself or for another', () => {
    expect(problemsOf({ ...yeGenfu, consent: null })).toHaveProperty('consent')
    expect(problemsOf({ ...yeGenfu, channel: 'proxy', consent: null })).toHaveProperty('consent')
  })

  it('as a lead needs no consent and sends none, only who and what', () => {
    const lead: RequestDraft = { ...yeGenfu, channel: 'lead', aboutZh: '桥头的老叶', photos: [] }
    expect(stepsOf('lead')).not.toContain('consent')
    expect(problemsOf(lead)).toEqual({})
    expect(toWrite(lead).input.consent).toBeUndefined()
    expect(toWrite(lead).files).toEqual([])
    expect(problemsOf({ ...lead, aboutZh: '', words: '' })).toEqual({ aboutZh: '请说一下是谁、怎么了' })
  })

  it('holds a person only on the step that is wrong', () => {
    const wrong = { ...yeGenfu, phone: '123', consent: null }
    expect(problemsOfStep(wrong, 'need')).toEqual({})
    expect(Object.keys(problemsOfStep(wrong, 'contact'))).toEqual(['phone'])
    expect(Object.keys(problemsOfStep(wrong, 'consent'))).toEqual(['consent'])
  })

  it('refuses a number with a wrong last character, unless it waits for the visit', () => {
    const typed = { ...yeGenfu, idLater: false, idNumber: '339921194503120131' }
    expect(problemsOf(typed).idNumber).toMatch(/第18位/)
    expect(problemsOf({ ...typed, idNumber: '33992119450312013x' })).toEqual({})
    expect(problemsOf({ ...typed, idLater: true })).toEqual({})
  })

  it('sends what the contract accepts once the files have their ids', () => {
    const { input } = toWrite({ ...yeGenfu, photos: [] })
    const consent = input.consent as { textVersion: string; evidence: object }
    const sent = { ...input, consent: { ...consent, evidence: { ...consent.evidence, attachmentId: 'A1' } } }
    expect(requestsContract.actions.submit.input.safeParse(sent).success).toBe(true)
  })
})

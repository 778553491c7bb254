import { firstContact, onDutyZh } from '../../../../miniprogram/features/doorplates/view'

const onDutyNow = { name: '值班室', phone: '0570-1234567', untilZh: '到明早08:30' }

describe('who answers', () => {
  it('says who takes a call now and until when', () => {
    expect(onDutyZh({ onDutyNow })).toBe('值班室接电话，到明早08:30')
  })

  it('is the grid’s own worker first, whoever is on duty otherwise', () => {
    const who = {
      areaCode: '33992110720102',
      areaName: '第二网格',
      townshipName: '青嶂镇',
      onDutyNow,
      villagePoint: null,
    }
    expect(firstContact({ ...who, gridWorker: { name: '兰小燕', phone: '15400000001' } }).name).toBe('兰小燕')
    expect(firstContact({ ...who, gridWorker: null }).name).toBe('值班室')
  })
})

import { areaResolver } from '@shared/areas/resolve-area'

const areas = areaResolver([
  { code: '339921100', name: '屿城镇' },
  { code: '339921107', name: '青嶂镇' },
  { code: '339921200', name: '凤栖畲族乡' },
  { code: '339921107201', name: '前渡村', aliases: ['下渡村'] },
  { code: '339921100001', name: '中柏社区' },
  { code: '339921100205', name: '新田村' },
  { code: '339921200205', name: '新田村' },
])

describe('a township as departments write it', () => {
  it.each(['屿城镇', '屿城', '屿城镇人民政府', ' 屿城镇 ', '339921100'])('%s is 屿城镇', (text) =>
    expect(areas.town(text)).toEqual({ ok: true, code: '339921100' }),
  )
  it('an ethnic township loses its whole ending', () =>
    expect(areas.town('凤栖')).toEqual({ ok: true, code: '339921200' }))
  it('an unknown one is not guessed', () => expect(areas.town('青障镇')).toEqual({ ok: false, problem: 'areaUnknown' }))
})

describe('a village as departments write it', () => {
  it.each(['前渡村', '前渡', '前渡村民委员会', '前渡村委会', '青嶂镇前渡村', '下渡村'])('%s is 前渡村', (text) =>
    expect(areas.village(text)).toEqual({ ok: true, code: '339921107201' }),
  )
  it('one name in two towns needs its town', () => {
    expect(areas.village('新田村')).toEqual({ ok: false, problem: 'areaAmbiguous' })
    expect(areas.village('新田村', '339921200')).toEqual({ ok: true, code: '339921200205' })
    expect(areas.village('屿城镇新田村')).toEqual({ ok: true, code: '339921100205' })
  })
  it('a village of another town is not taken', () =>
    expect(areas.village('前渡村', '339921100')).toEqual({ ok: false, problem: 'areaUnknown' }))
})

import { plateOfParams, readPlate } from '../../../../miniprogram/features/doorplates/read-plate'

const CODE = '7K3M9QXW2T4V'

describe('reading a plate', () => {
  it.each([
    ['the code itself', CODE],
    ['the code as somebody types it', '7k3m 9qxw-2t4v'],
    ['an address of the browser version', `http://127.0.0.1:8080/#/pages/place/index?plate=${CODE}`],
    ['a short address', `https://koumen.example.cn/p/${CODE}`],
    ['an address with more behind it', `https://koumen.example.cn/?plate=${CODE}&from=door`],
    ['an address that WeChat encoded once', encodeURIComponent(`https://koumen.example.cn/p/${CODE}`)],
  ])('finds the code in %s', (_, text) => {
    expect(readPlate(text)).toBe(CODE)
  })

  it('reads O as 0 and I as 1, which the alphabet leaves out', () => {
    expect(readPlate('OI3M9QXW2T4V')).toBe('013M9QXW2T4V')
  })

  it.each(['', 'https://pay.example.com/qr/123', '7K3M9QXW2T4', '%E0%A4%A', '你好'])('refuses %j', (text) => {
    expect(readPlate(text)).toBeUndefined()
  })

  it('takes the plate of our own links before WeChat’s q', () => {
    expect(plateOfParams({ plate: CODE, q: 'x' })).toBe(CODE)
    expect(plateOfParams({ q: encodeURIComponent(`https://koumen.example.cn/p/${CODE}`) })).toBe(CODE)
    expect(plateOfParams({})).toBeUndefined()
  })
})

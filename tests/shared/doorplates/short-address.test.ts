import { fullAddress, shortAddress } from '@shared/doorplates/short-address'

const names = ['青禾县', '青嶂镇', '前渡村']

describe('an address', () => {
  it.each([
    ['青禾县青嶂镇前渡村溪边路17号', '溪边路17号'],
    ['溪边路17号', '溪边路17号'],
    ['前渡村溪边路17号', '溪边路17号'],
    ['青禾县青嶂镇前渡村', '青禾县青嶂镇前渡村'],
  ])('%s is short as %s', (text, short) => {
    expect(shortAddress(text, names)).toBe(short)
  })

  it('is the same in full, whichever names it carried', () => {
    for (const text of ['溪边路17号', '前渡村溪边路17号', '青禾县青嶂镇前渡村溪边路17号']) {
      expect(fullAddress(text, names)).toBe('青禾县青嶂镇前渡村溪边路17号')
    }
  })
})

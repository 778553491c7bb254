import { nearestShelter, shelterZh } from '@shared/warnings/shelter'

const place = (areaCode: string, nameZh: string, capacity: number) => ({
  areaCode,
  nameZh,
  capacity,
  addressText: '',
  phone: null,
})
const village = place('339921107201', '前渡村文化礼堂', 60)
const hall = place('339921107', '青嶂镇中心小学', 300)
const next = place('339921107202', '后渡村礼堂', 80)
const elsewhere = place('339921108', '石埠镇中学', 900)

test('the shelter of the own village comes first, then the largest of the township, never another township', () => {
  expect(nearestShelter([hall, elsewhere, next, village], '33992110720102')).toBe(village)
  expect(nearestShelter([next, hall, elsewhere], '33992110720102')).toBe(hall)
  expect(nearestShelter([elsewhere], '33992110720102')).toBeUndefined()
  expect(nearestShelter([], '339921107')).toBeUndefined()
})

test('it reads with where it is, how many it holds and whom to call, if known', () => {
  expect(shelterZh({ ...hall, addressText: '镇前街1号', phone: '0578-5400110' })).toBe(
    '青嶂镇中心小学（镇前街1号），可住300人，0578-5400110',
  )
  expect(shelterZh(village)).toBe('前渡村文化礼堂，可住60人')
})

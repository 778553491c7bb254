import { addDays } from '@shared/kernel/dates'
import { checkDigitOf } from '@shared/kernel/id-number'
import type { Home, Resident } from './population'

/** Cases that the first import raises, all in 石埠镇: the story's own township stays quiet until its own day. */
const CASE_TOWN = '339921105'

export interface PlantedCases {
  homes: Home[]
  /** Yearly own burden pushed for people outside 青嶂镇, by identity number, yuan. */
  expenses: { idNumber: string; name: string; yuan: string }[]
  /** Receives a disability subsidy although the certificate was cancelled. */
  cancelledCertificate: string
}

/** A very small county has no place for some of the cases; it goes without them. */
const change = (homes: Home[], at: number, patch: (home: Home) => Home): void => {
  const before = homes[at]
  if (before) homes[at] = patch(before)
}

/**
 * Turns a few households of 石埠镇 into cases: two people in C/D houses, one who turned 80 without the allowance, one
 * cancelled certificate, one large expense above the line and one just on it.
 */
export const plantCases = (drawn: readonly Home[], today: string): PlantedCases => {
  const homes = [...drawn]
  const inTown = (test: (home: Home) => boolean, skip: readonly number[] = []): number =>
    homes.findIndex((home, i) => !skip.includes(i) && home.gridCode.startsWith(CASE_TOWN) && test(home))

  const dangerous = inTown((h) => h.dibao !== undefined && h.members.length === 1)
  const house = { structure: '5', storeys: 1, builtYear: 1978, checkedOn: addDays(today, -40), occupied: true }
  change(homes, dangerous, (h) => ({ ...h, house: { ...house, grade: 'D' } }))
  const second = inTown((h) => h.dibao !== undefined && h.members.length > 1, [dangerous])
  change(homes, second, (h) => ({ ...h, house: { ...house, grade: 'C', structure: '3' } }))

  const emptyHouse = inTown((h) => h.dibao === undefined && h.house !== undefined)
  change(homes, emptyHouse, (h) => ({ ...h, house: { ...house, grade: 'D', occupied: false } }))

  const certified = inTown((h) => h.members.some((m) => m.disability !== undefined), [dangerous, second])
  let cancelledCertificate = ''
  change(homes, certified, (h) => ({
    ...h,
    members: h.members.map((m): Resident => {
      if (!m.disability || cancelledCertificate !== '') return m
      cancelledCertificate = m.idNumber
      return { ...m, disability: { ...m.disability, status: '注销' } }
    }),
  }))

  const turned = inTown((h) => h.dibao === undefined && h.members.length === 1, [emptyHouse, certified])
  change(homes, turned, (h) => {
    const birthDate = `${Number(today.slice(0, 4)) - 80}${addDays(today, -39).slice(4)}`
    const body = `339921${birthDate.replaceAll('-', '')}901`
    return {
      ...h,
      members: h.members.slice(0, 1).map((m): Resident => {
        const { disability: _, ...rest } = m
        return { ...rest, sex: 'male', birthDate, idNumber: body + checkDigitOf(body), oldAgeAllowance: false }
      }),
    }
  })

  const spender = inTown((h) => h.dibao === undefined && h.members.length >= 3, [certified])
  const onTheLine = inTown((h) => h.dibao === undefined && h.members.length >= 3, [certified, spender])
  const expenses = [
    { home: homes[spender], yuan: '41,286.40' },
    { home: homes[onTheLine], yuan: '30000' },
  ].flatMap(({ home, yuan }) => {
    const member = home?.members[0]
    return member ? [{ idNumber: member.idNumber, name: member.name, yuan }] : []
  })
  return { homes, expenses, cancelledCertificate }
}

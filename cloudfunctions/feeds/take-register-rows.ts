import { codeList } from '@shared/feeds/codelists'
import { keepRows } from '@shared/feeds/keep-rows'
import { matchName } from '@shared/feeds/match-person'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import { shortAddress } from '@shared/doorplates/short-address'
import { BLOCK_HOUSEHOLDS } from '@shared/households/block'
import type { HouseholdMember } from '@shared/households/model'
import { birthDateOf, sexOf } from '@shared/kernel/id-number'
import type { Context, Doc, NewDoc, Tx } from '../runtime'
import { openBlocks, type Home } from '../runtime/records/blocks'
import { findPersons } from './find-persons'
import { keepHouseholdRows } from './keep-household-rows'
import { keptRowOf } from './take-fact-rows'
import { homeOnList, nothingTaken, problemAt, textOf, type Piece, type TakeRows, type Taken } from './take-rows'

const HEADS = ['01', '02']

const relationZh = (code: string): string => codeList('relation').values.find((v) => v.code === code)?.label ?? '其他'

/** The register's household number is an identifier of people: found again only by its blind index. */
const registerKey = (householdNo: string): string => `register:${householdNo}`

interface Group {
  householdId: string
  blockId: string
  registerIndex: string
  isNew: boolean
  place: { areaCode: string; addressId: string | null; addressText: string }
  people: { row: ParsedRow; personId: string; known: Doc<'persons'> | undefined }[]
}

const addressesOf = async (ctx: Context, rows: readonly ParsedRow[]): Promise<(row: ParsedRow) => Group['place']> => {
  const names = new Map<string, string>()
  for await (const area of ctx.store.areas.iterate({ where: { level: { in: ['county', 'township', 'community'] } } }))
    names.set(area.code, area.name)
  const shortOf = (row: ParsedRow): string => {
    const village = textOf(row, 'village')
    const above = [village.slice(0, 6), village.slice(0, 9), village].flatMap((code) => names.get(code) ?? [])
    return shortAddress(textOf(row, 'address'), above)
  }
  const texts = [...new Set(rows.map(shortOf))]
  const known = new Map<string, Doc<'addresses'>>()
  for await (const address of ctx.store.addresses.iterate({ where: { addressText: { in: texts } } }))
    known.set(`${address.gridCode.slice(0, 12)}/${address.addressText}`, address)
  return (row) => {
    const addressText = shortOf(row)
    const address = known.get(`${textOf(row, 'village')}/${addressText}`)
    return { areaCode: address?.gridCode ?? textOf(row, 'village'), addressId: address?._id ?? null, addressText }
  }
}

const householdsOf = async (ctx: Context, rows: readonly ParsedRow[]): Promise<Map<string, Doc<'households'>>> => {
  const numbers = [...new Set(rows.map((row) => textOf(row, 'householdNo')))]
  const numberOf = new Map(numbers.flatMap((no) => ctx.identity.indexes(registerKey(no)).map((index) => [index, no])))
  const found = new Map<string, Doc<'households'>>()
  for await (const household of ctx.store.households.iterate({
    where: { registerIndex: { in: [...numberOf.keys()] } },
  }))
    found.set(numberOf.get(household.registerIndex ?? '') ?? '', household)
  return found
}

/** Gives each new household of a community a place in a block that has room, else in a new one. */
const blockGiver = async (ctx: Context, communities: ReadonlySet<string>): Promise<(community: string) => string> => {
  const open = new Map<string, { blockId: string; room: number }>()
  for (const areaCode of communities) {
    const where = { areaCode, count: { lt: BLOCK_HOUSEHOLDS } }
    const block = await ctx.store.factSheets.first({ where, order: { by: 'count', direction: 'desc' } })
    if (block) open.set(areaCode, { blockId: block._id, room: BLOCK_HOUSEHOLDS - block.count })
  }
  return (community) => {
    const block = open.get(community) ?? { blockId: '', room: 0 }
    const next = block.room > 0 ? block : { blockId: ctx.newId(), room: BLOCK_HOUSEHOLDS }
    open.set(community, { blockId: next.blockId, room: next.room - 1 })
    return next.blockId
  }
}

const group = async (ctx: Context, piece: Piece, taken: Taken): Promise<Group[]> => {
  const rows = piece.rows.map(({ row }) => row)
  const byNumber = await findPersons(
    ctx,
    rows.map((row) => textOf(row, 'idNumber')),
  )
  const [placeOf, households] = [await addressesOf(ctx, rows), await householdsOf(ctx, rows)]
  const isNew = (row: ParsedRow): boolean => !households.has(textOf(row, 'householdNo'))
  const blockIn = await blockGiver(ctx, new Set(rows.filter(isNew).map((row) => textOf(row, 'village'))))
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const refuse = (column: string, kind: Parameters<typeof problemAt>[3]) =>
      void taken.problems.push(problemAt(piece.feed, row, column, kind))
    const no = textOf(row, 'householdNo')
    const stored = households.get(no)
    const [known, twin] = byNumber(textOf(row, 'idNumber'))
    if (twin) refuse('idNumber', 'personTwice')
    else if (known && matchName(textOf(row, 'personName'), known.name) === 'different')
      refuse('personName', 'nameMismatch')
    else if (known?.householdId && known.householdId !== stored?._id) refuse('householdNo', 'inOtherHousehold')
    else {
      const before = groups.get(no) ?? {
        householdId: stored?._id ?? ctx.newId(),
        blockId: stored?.blockId ?? blockIn(textOf(row, 'village')),
        registerIndex: ctx.identity.index(registerKey(no)),
        isNew: stored === undefined,
        place: placeOf(row),
        people: [],
      }
      before.people.push({ row, personId: known?._id ?? ctx.newId(), known })
      groups.set(no, before)
    }
  }
  return [...groups.values()]
}

/** People nobody knew, with one request; somebody known without a household comes into theirs. */
const writePeople = async (ctx: Context, tx: Tx, groups: readonly Group[]): Promise<void> => {
  const fresh: NewDoc<'persons'>[] = []
  for (const { people, householdId } of groups)
    for (const { row, personId, known } of people) {
      if (known) {
        if (known.householdId !== householdId) await tx.persons.update(known, { householdId })
        continue
      }
      const idNumber = textOf(row, 'idNumber')
      fresh.push({
        _id: personId,
        name: textOf(row, 'personName'),
        idIndex: ctx.identity.index(idNumber),
        idSealed: ctx.identity.seal(idNumber),
        idTail: idNumber.slice(-4),
        birthDate: birthDateOf(idNumber),
        sex: sexOf(idNumber),
        phone: null,
        householdId,
      })
    }
  await tx.persons.insertMany(fresh)
}

const memberOf = ({ row, personId }: Group['people'][number]): HouseholdMember => {
  const code = textOf(row, 'relation')
  return {
    personId,
    relationZh: relationZh(code),
    isHead: HEADS.includes(code),
    hukouRegistered: true,
    livesTogether: null,
  }
}

/** New households with one request, known ones with their new members; answers each as it stands now. */
const writeHouseholds = async (tx: Tx, groups: readonly Group[]): Promise<Home[]> => {
  const known = groups.filter(({ isNew }) => !isNew).map(({ householdId }) => householdId)
  const stored = new Map((await tx.households.getMany(known)).map((household) => [household._id, household]))
  const fresh: NewDoc<'households'>[] = []
  const homes: Home[] = []
  for (const { householdId, blockId, registerIndex, place, people } of groups) {
    const before = stored.get(householdId)
    const added = people.map(memberOf)
    const members = [
      ...(before?.members ?? []).map((m) => ({
        ...m,
        ...(added.some((a) => a.personId === m.personId) ? { hukouRegistered: true } : {}),
      })),
      ...added.filter((a) => !before?.members.some((m) => m.personId === a.personId)),
    ]
    const head = people.find((p) => HEADS.includes(textOf(p.row, 'relation'))) ?? (before ? undefined : people[0])
    const headName = head ? textOf(head.row, 'personName') : (before?.headName ?? '')
    const about = { membersConfirmedOn: null, staffRelative: null }
    if (!before) fresh.push({ _id: householdId, blockId, registerIndex, ...place, members, headName, ...about })
    else if (members.length !== before.members.length || headName !== before.headName)
      await tx.households.update(before, { members, headName })
    homes.push({ _id: householdId, blockId, areaCode: before?.areaCode ?? place.areaCode, members })
  }
  await tx.households.insertMany(fresh)
  return homes
}

/** The only feed that makes people and households: everybody the register lists, by household number. */
export const takeRegisterRows: TakeRows = async (ctx, piece) => {
  const refused = nothingTaken()
  const groups = await group(ctx, piece, refused)
  const toKept = keptRowOf(piece)
  return async (tx) => {
    const taken = { ...refused, problems: [...refused.problems], homes: [...refused.homes] }
    await writePeople(ctx, tx, groups)
    const homes = await writeHouseholds(tx, groups)
    const blocks = await openBlocks(ctx, tx, homes, { sheets: true, rows: true })
    groups.forEach(({ people }, at) => {
      const home = homes[at]!
      let unchanged = 0
      keepHouseholdRows(ctx, tx, blocks, home, (kept) => {
        const before = kept[piece.feed.id] ?? []
        const incoming = people.map(({ row, personId }) => toKept(row, personId))
        const { rows, changed } = keepRows(before, incoming, false)
        unchanged = changed.filter((isChanged) => !isChanged).length
        return rows === before ? kept : { ...kept, [piece.feed.id]: [...rows] }
      })
      taken.accepted += people.length
      taken.unchanged += unchanged
      taken.homes.push(homeOnList(home))
    })
    await blocks.save()
    return taken
  }
}

import { levelOfArea } from '@shared/access/scope'
import { shortAddress } from '@shared/doorplates/short-address'
import { pathOf } from '@shared/areas/ancestors'
import type { NewDoc } from '../runtime'
import { nothingTaken, problemAt, textOf, type TakeRows } from './take-rows'

/** Which worker serves which grid: grids are made or renamed, and their worker is the one who holds a post there. */
export const takeGridRows: TakeRows = async (ctx, { feed, rows: placed }) => {
  const rows = placed.map(({ row }) => row)
  const codes = rows.map((row) => textOf(row, 'gridCode'))
  const { items: posts } = await ctx.store.staff.find({
    where: { role: 'gridWorker', status: 'active', areaCode: { in: codes } },
    limit: 1000,
  })
  return async (tx) => {
    const taken = nothingTaken()
    const known = new Map((await tx.areas.getMany(codes)).map((area) => [area._id, area]))
    const fresh = new Map<string, NewDoc<'areas'>>()
    for (const row of rows) {
      const [code, village] = [textOf(row, 'gridCode'), textOf(row, 'village')]
      if (levelOfArea(code) !== 'grid' || !code.startsWith(village)) {
        taken.problems.push(problemAt(feed, row, 'gridCode', 'gridUnknown'))
        continue
      }
      const post = posts.find((p) => p.areaCode === code && p.name === textOf(row, 'workerName'))
      if (!post) taken.problems.push(problemAt(feed, row, 'workerName', 'workerUnknown'))
      const gridWorker = post ? { staffId: post._id, name: post.name, phone: textOf(row, 'workerPhone') } : null
      const name = textOf(row, 'gridName')
      const stored = known.get(code)
      taken.accepted += 1
      if (!stored) fresh.set(code, { _id: code, code, name, level: 'grid', parentCode: village, gridWorker })
      else if (stored.name === name && JSON.stringify(stored.gridWorker) === JSON.stringify(gridWorker))
        taken.unchanged += 1
      else known.set(code, await tx.areas.update(stored, { name, gridWorker: gridWorker ?? stored.gridWorker }))
    }
    await tx.areas.insertMany([...fresh.values()])
    return taken
  }
}

/** Standard addresses: places only. Kept without the names of the areas above them. */
export const takeAddressRows: TakeRows = async (ctx, { feed, rows: placed }) => {
  const rows = placed.map(({ row }) => row)
  const grids = rows.map((row) => textOf(row, 'gridCode'))
  const areas = new Map(
    (await ctx.store.areas.getMany([...new Set(grids.flatMap(pathOf))])).map((a) => [a.code, a.name]),
  )
  return async (tx) => {
    const taken = nothingTaken()
    const codes = rows.map((row) => textOf(row, 'addressCode'))
    const known = new Map((await tx.addresses.getMany(codes)).map((address) => [address._id, address]))
    const fresh = new Map<string, NewDoc<'addresses'>>()
    for (const row of rows) {
      const gridCode = textOf(row, 'gridCode')
      if (!areas.has(gridCode)) {
        taken.problems.push(problemAt(feed, row, 'gridCode', 'gridUnknown'))
        continue
      }
      const names = pathOf(gridCode.slice(0, 12)).flatMap((code) => areas.get(code) ?? [])
      const fields = { addressText: shortAddress(textOf(row, 'addressFull'), names), gridCode }
      const id = textOf(row, 'addressCode')
      const stored = known.get(id)
      taken.accepted += 1
      if (!stored) fresh.set(id, { _id: id, ...fields })
      else if (stored.addressText === fields.addressText && stored.gridCode === gridCode) taken.unchanged += 1
      else known.set(id, await tx.addresses.update(stored, fields))
    }
    await tx.addresses.insertMany([...fresh.values()])
    return taken
  }
}

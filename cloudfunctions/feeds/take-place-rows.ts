import { levelOfArea } from '@shared/access/scope'
import { shortAddress } from '@shared/doorplates/short-address'
import { pathOf } from '@shared/areas/ancestors'
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
      const stored = await tx.areas.get(code)
      taken.accepted += 1
      if (!stored) await tx.areas.insert({ _id: code, code, name, level: 'grid', parentCode: village, gridWorker })
      else if (stored.name === name && JSON.stringify(stored.gridWorker) === JSON.stringify(gridWorker))
        taken.unchanged += 1
      else await tx.areas.update(stored, { name, gridWorker: gridWorker ?? stored.gridWorker })
    }
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
    for (const row of rows) {
      const gridCode = textOf(row, 'gridCode')
      if (!areas.has(gridCode)) {
        taken.problems.push(problemAt(feed, row, 'gridCode', 'gridUnknown'))
        continue
      }
      const names = pathOf(gridCode.slice(0, 12)).flatMap((code) => areas.get(code) ?? [])
      const fields = { addressText: shortAddress(textOf(row, 'addressFull'), names), gridCode }
      const id = textOf(row, 'addressCode')
      const stored = await tx.addresses.get(id)
      taken.accepted += 1
      if (!stored) await tx.addresses.insert({ _id: id, ...fields })
      else if (stored.addressText === fields.addressText && stored.gridCode === gridCode) taken.unchanged += 1
      else await tx.addresses.update(stored, fields)
    }
    return taken
  }
}

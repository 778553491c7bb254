import type { CollectionSpec } from '../../local-cloud'

/** What the cloud benchmark stores: a household's card of about 1 KB with four indexes. */
export const cards: CollectionSpec = {
  name: 'cards',
  access: 'ADMINONLY',
  schemaVersion: 1,
  purpose: 'bench',
  indexes: [
    { name: 'area_updated', keys: { area: 1, updated: -1 } },
    { name: 'plate', keys: { plate: 1 }, unique: true },
    { name: 'score', keys: { score: 1 } },
    { name: 'status', keys: { status: 1, area: 1 } },
  ],
}

export interface Card extends Record<string, unknown> {
  _id: string
  area: string
  plate: string
  score: number
  status: string
  updated: number
}

const note = '入户核查记录：家庭情况与上次一致，低保金按月到账，老人身体尚可，孩子在校。'

/** Ten documents share a `score` when there are `count` of them. */
export const card = (at: number, count: number): Card => ({
  _id: `card-${at}`,
  area: `33992110720${at % 977}`,
  plate: `QM-${at}`,
  score: (at * 7919) % Math.max(1, Math.floor(count / 10)),
  status: ['open', 'visited', 'closed'][at % 3] as string,
  updated: 1_763_000_000_000 + at * 1000,
  head: { name: `张三${at}`, phone: `1380000${String(at % 10_000).padStart(4, '0')}` },
  members: [
    { name: '李四', relation: 'spouse', age: 20 + (at % 60) },
    { name: '小红', relation: 'child', age: at % 18 },
  ],
  note: note.repeat(5),
})

import type { Document, StoredDocument } from './document'
import { distanceTo } from './geo'
import { valueAt } from './document-path'

interface GeoNear {
  near: { coordinates: [number, number] }
  distanceField: string
  key?: string
  query?: Document
  includeLocs?: string
  distanceMultiplier?: number
  maxDistance?: number
  minDistance?: number
  limit?: number
  num?: number
}

/** The `$geoNear` stage: documents with a shape, nearest first, with their distance in metres. */
export function geoNear(find: (query: Document) => StoredDocument[], argument: unknown): Document[] {
  const stage = argument as GeoNear
  const path = stage.key ?? 'location'
  const near = { $nearSphere: { $geometry: stage.near, $maxDistance: stage.maxDistance } }
  // A greatest distance lets a geo index find the candidates.
  const query = stage.query ?? {}
  return find(stage.maxDistance === undefined ? query : { $and: [query, { [path]: near }] })
    .map((document) => ({ document, away: distanceTo(document, path, stage.near.coordinates) }))
    .filter((found): found is { document: StoredDocument; away: number } => found.away !== undefined)
    .filter(({ away }) => away <= (stage.maxDistance ?? Infinity) && away >= (stage.minDistance ?? 0))
    .sort((a, b) => a.away - b.away)
    .slice(0, stage.limit ?? stage.num)
    .map(({ document, away }) => ({
      ...document,
      [stage.distanceField]: away * (stage.distanceMultiplier ?? 1),
      ...(stage.includeLocs ? { [stage.includeLocs]: valueAt(document, path) } : {}),
    }))
}

import { valueAt } from './document-path'
import type { Document } from './document'

/** GeoJSON operators, which mingo lacks. Distances are metres on a sphere of MongoDB's radius. */
const earthRadius = 6378100

type Position = readonly [longitude: number, latitude: number]
type Ring = readonly Position[]
interface Shape {
  type: string
  coordinates: unknown
}

export function distance(a: Position, b: Position): number {
  const [p, q] = [unitVector(a), unitVector(b)]
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]] as const
  return earthRadius * Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}

export function isShape(value: unknown): value is Shape {
  return value !== null && typeof value === 'object' && 'type' in value && 'coordinates' in value
}

export function positionsOf(shape: Shape): Position[] {
  const coordinates = shape.coordinates as unknown[]
  if (shape.type === 'Point') return [coordinates as unknown as Position]
  if (shape.type === 'MultiPoint' || shape.type === 'LineString') return coordinates as Position[]
  if (shape.type === 'MultiPolygon') return coordinates.flat(2) as Position[]
  return coordinates.flat() as Position[]
}

export function geoWithin(path: string, argument: { $centerSphere?: [Position, number]; $geometry?: Shape }) {
  return (document: Document) => {
    const shape = valueAt(document, path)
    if (!isShape(shape)) return false
    if (argument.$centerSphere) {
      const [centre, radians] = argument.$centerSphere
      return positionsOf(shape).every((position) => distance(position, centre) <= radians * earthRadius)
    }
    const area = argument.$geometry
    return area !== undefined && positionsOf(shape).every((position) => liesWithin(position, area))
  }
}

export function geoIntersects(path: string, argument: { $geometry: Shape }) {
  return (document: Document) => {
    const shape = valueAt(document, path)
    if (!isShape(shape)) return false
    const area = argument.$geometry
    return (
      positionsOf(shape).some((position) => liesWithin(position, area)) ||
      positionsOf(area).some((position) => liesWithin(position, shape))
    )
  }
}

export interface NearArgument {
  $geometry: { coordinates: Position }
  $maxDistance?: number
  $minDistance?: number
}

export function nearSphere(path: string, argument: NearArgument) {
  return (document: Document) => {
    const away = distanceTo(document, path, argument.$geometry.coordinates)
    return away !== undefined && away <= (argument.$maxDistance ?? Infinity) && away >= (argument.$minDistance ?? 0)
  }
}

/** Metres from a document's shape to a position; `undefined` when it has none. */
export function distanceTo(document: Document, path: string, position: Position): number | undefined {
  const shape = valueAt(document, path)
  const first = isShape(shape) ? positionsOf(shape)[0] : undefined
  return first && distance(first, position)
}

function unitVector([longitude, latitude]: Position): readonly [number, number, number] {
  const [lon, lat] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180]
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)]
}

function liesWithin(position: Position, shape: Shape): boolean {
  if (shape.type === 'Polygon') return inPolygon(position, shape.coordinates as Ring[])
  if (shape.type === 'MultiPolygon') return (shape.coordinates as Ring[][]).some((each) => inPolygon(position, each))
  return positionsOf(shape).some((each) => each[0] === position[0] && each[1] === position[1])
}

function inPolygon(position: Position, [outer, ...holes]: readonly Ring[]): boolean {
  return outer !== undefined && inRing(position, outer) && !holes.some((hole) => inRing(position, hole))
}

function inRing([x, y]: Position, ring: Ring): boolean {
  let inside = false
  for (const [at, [xi, yi]] of ring.entries()) {
    const [xj, yj] = ring[(at + ring.length - 1) % ring.length] as Position
    if (xi === x && yi === y) return true
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

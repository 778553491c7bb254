import { fieldOf, someAt } from './match/path-values'
import type { Document } from './document'
import { badQuery } from './match/bad-query'
import {
  distance,
  earthRadius,
  isShape,
  nearestDistance,
  shapesMeet,
  liesWithin,
  type Position,
  type Shape,
} from './geo-shapes'

/** The geo operators of a query. Distances are metres on a sphere of MongoDB's radius. */
interface Area {
  $centerSphere?: [Position, number]
  $center?: [Position, number]
  $box?: [Position, Position]
  $polygon?: Position[]
  $geometry?: Shape
}

export function geoWithin(path: string, area: Area) {
  const inside = insideTest(area)
  const steps = path.split('.')
  return (document: unknown) =>
    someAt(document, steps, 'each', (value) => {
      const shape = shapeOf(value)
      return shape !== undefined && inside(shape)
    })
}

function insideTest(area: Area): (shape: Shape) => boolean {
  if (area.$centerSphere) {
    const [centre, radians] = area.$centerSphere
    return (shape) => positionsOf(shape).every((position) => distance(position, centre) <= radians * earthRadius)
  }
  if (area.$center) {
    const [[x, y], radius] = area.$center
    return (shape) => positionsOf(shape).every((position) => Math.hypot(position[0] - x, position[1] - y) <= radius)
  }
  const geometry = area.$geometry ?? planeArea(area)
  if (!['Polygon', 'MultiPolygon'].includes(geometry.type))
    throw badQuery('$geoWithin not supported with provided geometry')
  return (shape) => liesWithin(shape, geometry)
}

function planeArea({ $box, $polygon }: Area): Shape {
  if ($polygon) return { type: 'Polygon', coordinates: [[...$polygon, $polygon[0]]] }
  if (!$box) throw badQuery('$geoWithin needs a geometry')
  const [[x, y], [right, top]] = $box
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [right, y],
        [right, top],
        [x, top],
        [x, y],
      ],
    ],
  }
}

export function geoIntersects(path: string, argument: { $geometry: Shape }) {
  if (!isShape(argument.$geometry)) throw badQuery('$geoIntersects needs a $geometry')
  const steps = path.split('.')
  return (document: unknown) =>
    someAt(document, steps, 'each', (value) => {
      const shape = shapeOf(value)
      return shape !== undefined && shapesMeet(shape, argument.$geometry)
    })
}

export interface NearArgument {
  $geometry?: { coordinates: Position }
  $maxDistance?: number
  $minDistance?: number
}

export const positionOf = (argument: NearArgument): Position => {
  if (!argument.$geometry) throw badQuery('$near needs a $geometry point')
  return argument.$geometry.coordinates
}

export function nearSphere(path: string, argument: NearArgument) {
  const position = positionOf(argument)
  return (document: unknown) => {
    const away = distanceTo(document as Document, path, position)
    return away !== undefined && away <= (argument.$maxDistance ?? Infinity) && away >= (argument.$minDistance ?? 0)
  }
}

/** Metres from the nearest of a document's shapes to a position; `undefined` when it has none. */
export function distanceTo(document: Document, path: string, position: Position): number | undefined {
  let nearest: number | undefined
  someAt(document, path.split('.'), 'each', (value) => {
    const shape = shapeOf(value)
    if (shape) nearest = Math.min(nearest ?? Infinity, nearestDistance(shape, position))
    return false
  })
  return nearest
}

/** GeoJSON, or a pair of numbers. */
export function shapeOf(value: unknown): Shape | undefined {
  if (isShape(value)) return value
  const pair = Array.isArray(value) ? value : [fieldOf(value, 'longitude'), fieldOf(value, 'latitude')]
  const isPair = pair.length === 2 && pair.every((each) => typeof each === 'number')
  return isPair ? { type: 'Point', coordinates: pair } : undefined
}

export function positionsOf(shape: Shape): Position[] {
  const coordinates = shape.coordinates as unknown[]
  if (shape.type === 'Point') return [coordinates as unknown as Position]
  if (shape.type === 'MultiPoint' || shape.type === 'LineString') return coordinates as Position[]
  if (shape.type === 'MultiPolygon') return coordinates.flat(2) as Position[]
  return coordinates.flat() as Position[]
}

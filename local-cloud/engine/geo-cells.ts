import { positionsOf, shapeOf } from './geo'
import { earthRadius, isShape, type Position, type Shape } from './geo-shapes'
import { isPlainObject } from './document'
import { someAt } from './match/path-values'

/** A geo index files shapes under cells of a tenth of a degree; a shape over many cells is filed as `wide`. */
const cellsPerDegree = 10
const mostCellsOfShape = 64
const mostCellsOfQuery = 400
const wide = 'wide'

interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** The cells of every shape at a path; `undefined` when there is none. */
export function cellsAt(document: unknown, path: string): string[] | undefined {
  const cells = new Set<string>()
  someAt(document, path.split('.'), 'each', (value) => {
    const shape = shapeOf(value)
    const found = shape && (cellsOf(boxOf(positionsOf(shape)), mostCellsOfShape) ?? [wide])
    for (const cell of found ?? []) cells.add(cell)
    return false
  })
  return cells.size > 0 ? [...cells] : undefined
}

/** The cells outside of which nothing satisfies a geo condition; `undefined` when it says too little. */
export function cellsOfCondition(condition: unknown): string[] | undefined {
  if (!isPlainObject(condition)) return undefined
  const box = boxOfCondition(condition)
  const cells = box && cellsOf(box, mostCellsOfQuery)
  return cells && [...cells, wide]
}

function boxOfCondition(condition: Record<string, unknown>): Box | undefined {
  const area = (condition.$geoWithin ?? condition.$geoIntersects) as Record<string, unknown> | undefined
  if (isPlainObject(area)) {
    if (isShape(area.$geometry)) return boxOf(positionsOf(area.$geometry as Shape))
    const sphere = area.$centerSphere as [Position, number] | undefined
    return sphere && around(sphere[0], sphere[1])
  }
  const near = (condition.$nearSphere ?? condition.$near) as { $geometry?: Shape; $maxDistance?: number } | undefined
  const [centre] = near?.$geometry ? positionsOf(near.$geometry) : []
  return centre && near?.$maxDistance !== undefined ? around(centre, near.$maxDistance / earthRadius) : undefined
}

/** The box of a circle; `undefined` where it meets a pole or the date line. */
function around([longitude, latitude]: Position, radians: number): Box | undefined {
  const up = (radians * 180) / Math.PI + 1e-9
  const [south, north] = [latitude - up, latitude + up]
  if (south <= -90 || north >= 90) return undefined
  const across = up / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  const [west, east] = [longitude - across, longitude + across]
  return west < -180 || east > 180 ? undefined : { west, south, east, north }
}

function boxOf(positions: readonly Position[]): Box {
  const [longitudes, latitudes] = [positions.map(([longitude]) => longitude), positions.map(([, latitude]) => latitude)]
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}

function cellsOf({ west, south, east, north }: Box, most: number): string[] | undefined {
  const at = (degrees: number) => Math.floor(degrees * cellsPerDegree)
  const [columns, rows] = [at(east) - at(west) + 1, at(north) - at(south) + 1]
  if (!(columns * rows <= most)) return undefined
  return Array.from({ length: columns * rows }, (_, i) => {
    return `${at(south) + Math.floor(i / columns)},${at(west) + (i % columns)}`
  })
}

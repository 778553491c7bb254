/** Shapes of GeoJSON: how they meet, contain one another and how far they are. Edges are straight on the map. */
export const earthRadius = 6378100

export type Position = readonly [longitude: number, latitude: number]
type Ring = readonly Position[]
type Segment = readonly [Position, Position]
export interface Shape {
  type: string
  coordinates: unknown
}

export function isShape(value: unknown): value is Shape {
  return value !== null && typeof value === 'object' && 'type' in value && 'coordinates' in value
}

/** Metres between two positions along the great circle. */
export function distance(a: Position, b: Position): number {
  const [p, q] = [unitVector(a), unitVector(b)]
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]] as const
  return earthRadius * Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}

function unitVector([longitude, latitude]: Position): readonly [number, number, number] {
  const [lon, lat] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180]
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)]
}

/** A shape taken apart: its lone points, its lines, its areas (an outer ring and holes). */
function partsOf({ type, coordinates }: Shape): { points: Position[]; lines: Ring[]; areas: Ring[][] } {
  const list = coordinates as never
  switch (type) {
    case 'Point':
      return { points: [list], lines: [], areas: [] }
    case 'MultiPoint':
      return { points: list, lines: [], areas: [] }
    case 'LineString':
      return { points: [], lines: [list], areas: [] }
    case 'MultiLineString':
      return { points: [], lines: list, areas: [] }
    case 'Polygon':
      return { points: [], lines: [], areas: [list] }
    case 'MultiPolygon':
      return { points: [], lines: [], areas: list }
    default:
      return { points: [], lines: [], areas: [] }
  }
}

const segmentsOf = (ring: Ring): Segment[] => ring.slice(1).map((position, at) => [ring[at] as Position, position])

function edgesOf(shape: Shape): Segment[] {
  const { lines, areas } = partsOf(shape)
  return [...lines, ...areas.flat()].flatMap(segmentsOf)
}

function cornersOf(shape: Shape): Position[] {
  const { points, lines, areas } = partsOf(shape)
  return [...points, ...lines.flat(), ...areas.flat(2)]
}

export function shapesMeet(a: Shape, b: Shape): boolean {
  if (cornersOf(a).some((position) => covers(b, position))) return true
  if (cornersOf(b).some((position) => covers(a, position))) return true
  const others = edgesOf(b)
  return edgesOf(a).some((edge) => others.some((other) => cross(edge, other)))
}

/** Wholly inside an area: no corner outside, and no edge that leaves between its corners. */
export function liesWithin(shape: Shape, area: Shape): boolean {
  const corners = cornersOf(shape)
  if (corners.length === 0 || !corners.every((position) => covers(area, position))) return false
  const borders = edgesOf(area)
  return !edgesOf(shape).some((edge) => borders.some((border) => crossProperly(edge, border)))
}

function covers(shape: Shape, position: Position): boolean {
  const { points, areas } = partsOf(shape)
  if (points.some((point) => point[0] === position[0] && point[1] === position[1])) return true
  if (edgesOf(shape).some((edge) => isOn(edge, position))) return true
  return areas.some(
    ([outer = [], ...holes]) => inRing(position, outer) && !holes.some((hole) => inRing(position, hole)),
  )
}

/** Which side of a line a position lies on; 0 on it. */
function side([[ax, ay], [bx, by]]: Segment, [x, y]: Position): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))
}

function isOn(segment: Segment, position: Position): boolean {
  const [[ax, ay], [bx, by]] = segment
  const [x, y] = position
  const between = x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
  return between && side(segment, position) === 0
}

function crossProperly(a: Segment, b: Segment): boolean {
  return side(a, b[0]) * side(a, b[1]) < 0 && side(b, a[0]) * side(b, a[1]) < 0
}

const cross = (a: Segment, b: Segment): boolean =>
  crossProperly(a, b) || isOn(a, b[0]) || isOn(a, b[1]) || isOn(b, a[0]) || isOn(b, a[1])

function inRing([x, y]: Position, ring: Ring): boolean {
  let inside = false
  for (const [[xi, yi], [xj, yj]] of segmentsOf(ring)) {
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Metres from a position to the nearest point of a shape; inside an area it is 0. */
export function nearestDistance(shape: Shape, position: Position): number {
  if (partsOf(shape).areas.length > 0 && covers(shape, position)) return 0
  const corners = cornersOf(shape).map((corner) => distance(corner, position))
  const edges = edgesOf(shape).map((edge) => distance(nearestOn(edge, position), position))
  return Math.min(...corners, ...edges)
}

/** The nearest position of a segment, on a map whose scale is right at the position. */
function nearestOn([a, b]: Segment, position: Position): Position {
  const scale = Math.cos((position[1] * Math.PI) / 180)
  const [dx, dy] = [(b[0] - a[0]) * scale, b[1] - a[1]]
  const length = dx * dx + dy * dy
  if (length === 0) return a
  const along = ((position[0] - a[0]) * scale * dx + (position[1] - a[1]) * dy) / length
  const share = Math.min(1, Math.max(0, along))
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

import type { DisasterLine, DisasterView } from '@shared/warnings/disaster-contract'
import { asCloudError } from '../../cloud/cloud-error'
import { readText, writeText } from '../../cloud/keep'
import { sessionOwner } from '../../cloud/session'

/** One open event with the people of my grid, as last seen. */
export interface Moves {
  event: DisasterView
  rows: DisasterLine[]
}

/** What stands on the phone: whose places, and their lists. */
interface Kept {
  places: readonly string[]
  moves: readonly Moves[]
}

const key = (): string => `koumen.moves.${sessionOwner()}`

const read = (): Kept => JSON.parse(readText(key()) || '{"places":[],"moves":[]}') as Kept

/** Keeps the lists for a valley without signal; an event that is over is no longer among them. */
export const keepMoves = (places: readonly string[], moves: readonly Moves[]): void =>
  writeText(key(), moves.length === 0 ? '' : JSON.stringify({ places, moves } satisfies Kept))

/** The places whose lists are on the phone. */
export const keptPlaces = (): readonly string[] => read().places

/** The kept lists when only the network is missing; any other refusal stands. */
export const keptMoves = (thrown: unknown): readonly Moves[] => {
  const { moves } = read()
  const { code } = asCloudError(thrown)
  if (moves.length === 0 || (code !== 'OFFLINE' && code !== 'UNAVAILABLE')) throw thrown
  return moves
}

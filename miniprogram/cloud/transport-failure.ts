/** Why nothing came back. `unauthenticated`: the session is no longer known there. */
export type FailureKind = 'offline' | 'timeout' | 'unavailable' | 'unauthenticated'

export class TransportFailure extends Error {
  override readonly name = 'TransportFailure'

  constructor(readonly kind: FailureKind) {
    super(kind)
  }
}

/** A query, an update or an expression that MongoDB would refuse; the message is what the caller is told. */
export const badQuery = (message: string): Error => new Error(message)

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_DIGITS = 10
const RANDOM_DIGITS = 16

/** A ULID made on the phone: 26 characters, time first. Unique enough for keys of one person; not a secret. */
export function newId(now: number = Date.now(), random: () => number = Math.random): string {
  let time = ''
  for (let rest = now, digit = 0; digit < TIME_DIGITS; digit++) {
    time = ALPHABET.charAt(rest % ALPHABET.length) + time
    rest = Math.floor(rest / ALPHABET.length)
  }
  let tail = ''
  for (let digit = 0; digit < RANDOM_DIGITS; digit++) tail += ALPHABET.charAt(Math.floor(random() * ALPHABET.length))
  return time + tail
}

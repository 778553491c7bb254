/** Which department's data officer sends a feed, by the first part of the feed's id. */
export const FEED_OWNERS: Record<string, string> = {
  bd: 'data-bureau',
  ca: 'civil-affairs',
  df: 'disabled-federation',
  hc: 'housing',
  mi: 'medical-insurance',
  pl: 'political-legal',
  ps: 'public-security',
}

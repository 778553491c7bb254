/** 「11月23日 09:12」, in the county's own time whatever the phone's zone. */
export const whenZh = (instant: string): string => {
  const match = /^\d{4}-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(instant)
  return match ? `${Number(match[1])}月${Number(match[2])}日 ${match[3]}` : instant
}

/** What WeChat accepts in a field of a subscribe message, by the kind its key begins with. */
const kinds: Record<string, RegExp> = {
  thing: /^[\s\S]{1,20}$/u,
  number: /^[\d.,-]{1,32}$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^A-Za-z0-9\u4e00-\u9fff]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^[\s\S]*\d{1,2}:\d{2}[\s\S]*$/u,
  date: /^[\s\S]*\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}[\s\S]*$/u,
  amount: /^[¥￥$]?[\d.,]{1,10}元?$/u,
  phone_number: /^[\d+() -]{1,17}$/,
  car_number: /^[\s\S]{1,8}$/u,
  name: /^([\u4e00-\u9fff·]{1,10}|[A-Za-z .·]{1,20})$/u,
  phrase: /^[\u4e00-\u9fff]{1,5}$/u,
}

/** The first field WeChat would refuse, as it names it (`data.thing1.value invalid`); `undefined` when all are fine. */
export function badField(data: unknown): string | undefined {
  if (data === null || typeof data !== 'object' || Object.keys(data).length === 0) return 'data format error'
  for (const [key, field] of Object.entries(data as Record<string, { value?: unknown } | null>)) {
    const kind = kinds[/^([a-z_]+?)\d+$/.exec(key)?.[1] ?? '']
    const value = field?.value
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
    if (!kind || text === undefined || !kind.test(text)) return `data.${key}.value invalid`
  }
  return undefined
}

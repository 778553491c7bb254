/** What a worker's card says of a warning, whatever the rule: nothing but that somebody looks in. */
export const CARE_VISIT_TITLE_ZH = '关爱走访'

const address = (name: string, sex: 'male' | 'female' | null, age: number | undefined): string => {
  const surname = [...name][0] ?? ''
  if (sex === null || age === undefined) return name
  if (age >= 65) return surname + (sex === 'male' ? '大爷' : '大妈')
  if (age >= 40) return surname + (sex === 'male' ? '大哥' : '大姐')
  return name
}

/** 「林大姐，我是村里小兰，来看看家里有没有要搭把手的。」 No reason, no policy, nothing that a neighbour may not hear. */
export const neutralOpener = (
  person: { name: string; sex: 'male' | 'female' | null; age: number | undefined },
  workerName: string,
): string =>
  `${address(person.name, person.sex, person.age)}，我是村里小${[...workerName][0] ?? ''}，来看看家里有没有要搭把手的。`

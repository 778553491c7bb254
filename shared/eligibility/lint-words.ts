const WORDS: readonly (readonly [RegExp, string])[] = [
  [/unknown fact "([^"]*)"/, '没有“$1”这一项事实'],
  [/unknown parameter "([^"]*)"/, '没有“$1”这个参数'],
  [/unknown policy "([^"]*)"/, '没有“$1”这项政策'],
  [/unknown category "([^"]*)"/, '没有“$1”这一类'],
  [/unknown need "([^"]*)"/, '没有“$1”这种需要'],
  [/unknown department "([^"]*)"/, '没有“$1”这个部门'],
  [/unknown consent scope "([^"]*)"/, '没有“$1”这种授权范围'],
  [/unknown extension "([^"]*)"/, '没有“$1”这种条件'],
  [/person fact "([^"]*)" outside a member quantifier/, '“$1”是个人的事实，要写在家庭成员的条件里'],
  [/there is no "exists"/, '没有“是否已知”这种条件：规则不能取决于知道多少'],
  [/"([^"]*)" cannot be (.*)/, '“$1”不能取$2'],
  [/"([^"]*)" can never satisfy/, '“$1”的几个条件互相矛盾，永远不会同时满足'],
  [/excludes itself/, '不能和自己互斥'],
  [/sourced without a source/, '写了有出处，却没有出处'],
  [/no source and no doubt/, '没有出处时要写明哪里还不确定'],
  [/not one kind of condition|malformed condition|not a condition/, '条件的写法不对'],
]

/** What the linter found, for an officer: the most frequent findings in Chinese, the others as the linter says them. */
export const lintMessageZh = (message: string): string => {
  for (const [pattern, zh] of WORDS) {
    const match = pattern.exec(message)
    if (match) return zh.replace('$1', match[1] ?? '').replace('$2', match[2] ?? '')
  }
  return /[\u4e00-\u9fff]/.test(message) ? message : `写法不对（${message}）`
}

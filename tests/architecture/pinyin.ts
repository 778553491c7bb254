/** Finds Chinese words spelled in Latin letters, so that identifiers stay in the words of docs/glossary.md. */

const INITIALS = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ').concat('')
const FINALS =
  'a o e ai ei ao ou an en ang eng ong er i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang v ve ue'.split(
    ' ',
  )
/** Combinations that the table of sounds lacks, and lone vowels, which English has everywhere. */
const IMPOSSIBLE = new RegExp(
  [
    '^([aeo])$',
    '^([bpmf])(ong|ua|uo|uai|ui|uan|un|uang|ue|ve|v|iong|ia|iang)$',
    '^[bpf]e$',
    '^f(ai|ao|i|ia|iao|iu|ian|in|ing)$',
    '^([jqx])(a|e|o|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uang|v|ve)$',
    '^([dtnlgkhrzcs]|[zcs]h)o$',
    '^([dtgkhrzcs]|[zcs]h)(ue|ve|v)$',
    '^([gkhrzcs]|[zcs]h)(ia|iao|iu|ian|in|iang|ing|iong)$',
    '^[gkh]i$',
    '^[dtnl](ua|uai|uang|iong)$',
    '^([dtn])(ia|iang|in)$',
    '^[yw](ia|ie|iao|iu|ian|iang|iong|uai|ua|uo|ui|ei?r|v|ve)$',
    '^r(a|ai|ei)$',
    '^.+er$',
    '^[iuv].*$',
    '^(ei|ong|eng)$',
  ].join('|'),
)

const SYLLABLES = new Set(
  INITIALS.flatMap((initial) => FINALS.map((final) => initial + final)).filter(
    (syllable) => !IMPOSSIBLE.test(syllable),
  ),
)

/** Two-syllable words of this domain that must not become identifiers (the three loan-words are allowed). */
const DOMAIN_WORDS = new Set(
  (
    'wangge menpai menhu zhengce shequ shenqu xiangzhen jiedao minzheng jiuzhu qiuzhu shenqing shenhe shenpi yujing gongdan ' +
    'paidan jiedan banjie zoufang tanfang xinyuan xingfu qingdan diaocha canji canlian linshi yiliao yibao jiaoyu zhufang ' +
    'jiuye cunwei juwei cunmin jumin hujian huzhu jiating chengyuan shouru caichan zhichu biaozhun shenfen zhengjian ' +
    'gongshi pingyi tongyi shouquan chengnuo heshi hedui duixiang kunnan dubao laoren ertong guer butie gaoling hulizhe ' +
    'weifang jianding gaizao tuidan duban cuiban zhuanjie gaojing tongzhi xiaoxi renwu suqiu koumen'
  ).split(' '),
)

/** English words that happen to parse as three pinyin syllables. Add a word here when the test names one wrongly. */
const ENGLISH = new Set('candidate centenarian humanitarian residence'.split(' '))

/** The fewest pinyin syllables the whole word parses into; 0 when it does not. */
function syllablesIn(word: string): number {
  const fewest: number[] = [0]
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const before = fewest[start]
      if (before === undefined || !SYLLABLES.has(word.slice(start, end))) continue
      fewest[end] = Math.min(fewest[end] ?? Number.POSITIVE_INFINITY, before + 1)
    }
  }
  return fewest[word.length] ?? 0
}

/** `visitIntervalDays` → visit, interval, days. */
export const wordsOf = (identifier: string): readonly string[] =>
  identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())

export function isPinyin(word: string): boolean {
  if (DOMAIN_WORDS.has(word)) return true
  return word.length >= 9 && !ENGLISH.has(word) && syllablesIn(word) >= 3
}

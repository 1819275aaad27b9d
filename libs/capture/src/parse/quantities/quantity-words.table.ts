/** Words around a number: bounds, approximations and rates. */

/** What a number is counted per: 元/㎡/月 has `sqm` and `month`. */
export type Per = 'sqm' | 'mu' | 'year' | 'month' | 'quarter' | 'day' | 'each';

export type Bound = 'min' | 'max' | 'approx';

const NOT = [
  '不',
  '别',
  '不能',
  '不要',
  '不得',
  '不可',
  '勿',
  '莫',
  '不宜',
  '不应',
  '不该',
  '不许',
  '唔好',
  '唔',
];
const LESS = ['低于', '少于', '小于', '矮于', '短于', '低过', '少过', '小过', '矮过', '短过'];
const MORE = ['超过', '高于', '多于', '大于', '超出', '高过', '多过', '大过', '贵过', '贵于', '超'];
const each = (words: readonly string[]): string[] => NOT.flatMap((not) => words.map((word) => not + word));

/** Words before a number, as written after normalisation. */
export const PREFIXES: readonly (readonly [string, Bound | Per | 'skip'])[] = [
  ...each(LESS).map((w) => [w, 'min'] as const),
  ...each(MORE).map((w) => [w, 'max'] as const),
  ...['不低于', '不少于', '不小于', '不得低于', '不得少于', '不能低于', '不能少于', '不要低于', '不要少于', '别低于',
    '至少要', '至少需要', '至少', '最少要', '最少', '最低', '最小', '起码', '最低也得', '最少也得', '最低也要', '最少也要', '至少也要', '至少也得', '最起码', '至少得', '唔少过', '不小於', '少说', '少说也得', '怎么也得', '怎么也要', '至少有', '不得小于', 'no less than', 'not less than', 'minimum of', 'starting from', 'from', '大于等于', '大于', '超过', '高于', '多于', '保底',
    '突破', '超', '≥', '>=', '>', '不止', 'at least', 'minimum', 'min', 'more than', 'over', 'above'].map((w) => [w, 'min'] as const),
  ...['不超过', '勿逾', '不逾', '不过', '不大于', '不高于', '不多于', '不能超过', '不要超过', '不得超过', '别超过', '不超', '最多', '最大', '最高',
    '顶多', '撑死', '顶天', '最多到', '不大於', '最多不超过', '不要大于', '别大于', 'at most', 'not more than', 'not exceeding', 'maximum of', '不足', '不满', '不及', '最多也就', '唔好过', '唔好超过', '唔超过', '不能超出', '不超出', '不能高于', '控制在', '压到', '压在', '小于等于', '小于', '低于', '少于', '≤', '<=', '<', '不到', '封顶', '上限', 'up to', 'maximum', 'max', 'less than',
    '最贵', '最贵给到', '最贵给', '别过', '莫过', '勿过', '不能过', '不要过', '最高能给到', '最多能给到', '最多给到', '最高给到', '最高给', '最多给', '最多出到', '最多能出', '最多出', '最多承受', '撑死给', '顶多给', '压在', '最高不超过', '最高不过', '上限不超过', '顶格', 'cap', 'cap of', 'capped at', 'ceiling', 'limit', 'max of', 'not to exceed', 'under', 'below', 'not over', 'not above', 'no higher than', 'not higher than', 'no more than', 'within'].map((w) => [w, 'max'] as const),
  ...['约', '大约', '约为', '大概', '大致', '差不多', '将近', '接近', '近', '上', '估计', '预计', '预估', '大抵', '大体', '≈', '≒', '大致在', '应该有', '差唔多', '约莫', '~', 'about', 'around', 'approx',
    'approximately', 'approx.'].map((w) => [w, 'approx'] as const),
  ...['每亩', '亩均', '一亩', '平均每亩'].map((w) => [w, 'mu'] as const),
  ...['每年', '一年', '年均', '每一年', '全年', '年'].map((w) => [w, 'year'] as const),
  ...['每月', '每个月', '一个月', '月均', '月'].map((w) => [w, 'month'] as const),
  ...['每季度', '每季', '每个季度', '一个季度', '一季度', '季度'].map((w) => [w, 'quarter'] as const),
  ...['每天', '每日', '日均', '一天'].map((w) => [w, 'day'] as const),
  ...['每平方米', '每平米', '每平方', '每平', '每方', '一方', '每㎡', '每个平方', '一平米', '一平方', '一平', '一个平方', '平米', '平方米'].map(
    (w) => [w, 'sqm'] as const,
  ),
  ...['每栋', '每层', '每幢', '每个', '各'].map((w) => [w, 'each'] as const),
  ...[':', '是', '为', '在', '要', '能', '给到', '出到', '能给到', '能出到', '可给到'].map((w) => [w, 'skip'] as const),
]; // prettier-ignore

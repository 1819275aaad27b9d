/** Words that say where somebody is, goes, comes from; those of one line say the same. */
const CUES: readonly (readonly [string, string])[] = [
  ['old', '现有|现在|目前|当前|现时|如今|眼下|正在|现址|原址|现状|现租|在租|租用|租着|租的|租了|老厂|旧厂|现厂|原厂|本部|原先|原来|一直|而家|现用|现于|现位|已有|自有|existing|current|currently|presently|present|now|already'],
  ['past', '之前|以前|去年|前年|早年|当年|上次|曾|过去|年前|last year|previously'],
  ['want', '想要|想在|想去|想到|想往|希望|计划|打算|准备|考虑|意向|倾向|拟|欲|求购|求租|寻找|寻|找|需要|需求|需|要|想|目标|选址|候选|重点|看中|看好|need|want|wish|looking|seek|search|require|intend|plan|prefer|would like|shortlist'],
  ['go', '搬到|搬去|搬回|搬往|迁往|迁至|迁到|落户|迁|搬|转移|回|去|往|到|放在|放|落在|换到|换|relocate|move|moving'],
  ['at', '位于|设在|设于|坐落|开在|建在|注册在|在|于|喺|near|around|based|located|headquartered'],
  ['new', '新厂|分厂|二厂|第二|第三|新建|新增|再建|再开|再租|另外|另在|另|增设|扩产|二期|设厂|办厂|建厂|投厂|设立|拿地|买地|购地|生产基地|new|second'],
  ['no', '不要|不考虑|不去|不想|不行|不接受|不合适|不用|不能|没有|没谈|谈不|除了|除外|排除|放弃|别的|免谈|莫|唔|勿|别|非|不|没|无|not|no|reject|except|excluding|outside|unacceptable'],
  ['dear', '太贵|太远|太偏|太高|太小|贵|偏|远|挤|满|卡|涨|嫌|吃不消|受不了|expensive'],
  ['seen', '看过|去过|问过|谈过|找过|跑过|考察过|接触过|看了|问了|跑了|谈了|逛|visited'],
  ['sell', '客户|供货|配套|主机厂|供应|市场|出口|发货|门店|销往|发往|货发|走货|货走|用户|甲方|订单|车间客户|customer|client|supplier|supply|ship|export'],
  ['far', '小时|公里|分钟|车程|钟头|千米|离|距|靠近|挨着|不超过|以内|hour|minutes|km|drive|within'],
  ['from', '老家|籍|来自|人士|商会|本地人|老乡|老板是|从|由|from'],
  ['head', '总部|总公司|母公司|集团|研发|办公室|代工|门面|门店|分公司|代表处|事务所|分所|headquarters|office|hq'],
  ['does', '企业|做|生产|加工|从事|主营|专业|制造商|厂家|老板|厂子|工厂|公司|factory|plant|company|maker|manufacturer'],
  ['good', '都可以|也可以|都行|也行|均可|优先|最好|首选|其次|次选|次之|可以|也可|也成|都成|或者|二选一|择一|任意|都看|也看|推荐|哪里|凑合|ok|either|ideally|choice|alternative'],
  ['ends', '到期|拆迁|拆|腾退|不续|退租|搬走|搬迁|征收|关停|淘汰|旧改|退城|整治|爆仓|不够用|不够|饱和|expire|lease ends|closing'],
  ['stay', '保留|不动|仍留|留着|不搬|照旧|keep|remain'],
  ['ask', '有没有|有无|还有|是否有|有吗|有冇|有没|怎么租|怎么卖|多少钱|do you have|is there|any'],
  ['sign', '地址|注册地|电话|手机|传真|邮编|单位|经理|tel|fax|address'],
]; // prettier-ignore

const CUE_OF: ReadonlyMap<string, string> = new Map(
  CUES.flatMap(([cue, words]) => words.split('|').map((word) => [word, cue] as const)),
);
const ANY = new RegExp(
  [...CUE_OF.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => (/[a-z]/.test(word) ? `\\b${word}\\b` : word))
    .join('|'),
  'gi',
);
const CLAUSE = /[,，;；.。!！?？\n]/g;
/** So far from a mention cues are looked for. */
const REACH = 40;

interface Side {
  /** The cues of its own clause, the nearest first. */
  readonly clause: readonly string[];
  /** Those of the clause beside it. */
  readonly beside: readonly string[];
}

function cuesIn(part: string): string[] {
  return [...part.matchAll(ANY)].map((m) => CUE_OF.get(m[0].toLowerCase()) ?? '');
}

function sideBefore(text: string, start: number): Side {
  const part = text.slice(Math.max(0, start - REACH), start);
  const breaks = [...part.matchAll(CLAUSE)].map((m) => m.index);
  const last = breaks.at(-1) ?? -1;
  return {
    clause: cuesIn(part.slice(last + 1)).reverse(),
    beside: last < 0 ? [] : cuesIn(part.slice((breaks.at(-2) ?? -1) + 1, last)).reverse(),
  };
}

function sideAfter(text: string, end: number): Side {
  const part = text.slice(end, end + REACH);
  const breaks = [...part.matchAll(CLAUSE)].map((m) => m.index);
  const first = breaks[0] ?? part.length;
  return {
    clause: cuesIn(part.slice(0, first)),
    beside: cuesIn(part.slice(first + 1, breaks[1] ?? part.length)),
  };
}

/** Hands out the cues around what stands from `start` to `end`: the nearest, those of the clause, of the clauses beside it. */
export function eachCue(text: string, start: number, end: number, take: (feature: string) => void): void {
  const before = sideBefore(text, start);
  const after = sideAfter(text, end);
  for (const [name, side] of [
    ['<', before],
    ['>', after],
  ] as const) {
    const [first = '', second = ''] = side.clause;
    take(`${name}1${first}`);
    take(`${name}2${first} ${second}`);
    for (const cue of side.clause) take(`${name}c${cue}`);
    for (const cue of side.beside) take(`${name}p${cue}`);
    take(`${name}p1${side.beside[0] ?? ''}`);
  }
  take(`<>${before.clause[0] ?? ''} ${after.clause[0] ?? ''}`);
  take(`<>>${before.clause[0] ?? ''} ${after.clause[0] ?? ''} ${after.beside[0] ?? ''}`);
}

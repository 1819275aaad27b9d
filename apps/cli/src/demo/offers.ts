/** Premises that somebody offers in the demo: what they write, how long ago, and what became of it. All invented. */
export interface DemoOffer {
  readonly need: string;
  readonly company?: string;
  readonly contact: string;
  readonly daysAgo: number;
  readonly fate: 'new' | 'contacted' | 'taken' | 'closed';
  readonly note?: string;
}

/** Oldest first. */
export const DEMO_OFFERS: readonly DemoOffer[] = [
  {
    need: '整栋厂房6200平出租，单层，层高9米，10吨行车2台，变压器800kVA，可分租',
    company: '湘潭澄塘置业有限公司',
    contact: '庞经理',
    daysAgo: 74,
    fate: 'taken',
    note: '已实地看过，消防验收齐全，收入园区备选载体。',
  },
  {
    need: '本人有工业用地45亩转让，红线内已平整，靠近高速口',
    contact: '滕先生',
    daysAgo: 52,
    fate: 'closed',
    note: '用地性质不符，已答复。',
  },
  {
    need: '仓库3600平出租，丙二类消防，月台8个，随时可看',
    company: '湘潭澄塘置业有限公司',
    contact: '庞经理',
    daysAgo: 33,
    fate: 'contacted',
    note: '周三下午看房。',
  },
  { need: '二楼车间1800平转租，租约还有两年，带2吨货梯', company: '株洲朗叶五金制品有限公司', contact: '韦厂长', daysAgo: 19, fate: 'contacted' },
  { need: '写字楼整层1100平招租，精装，可注册', company: '湘江新程物业有限公司', contact: '房小姐', daysAgo: 9, fate: 'new' },
  { need: '我有一栋旧厂房2700平空着，想找园区合作招租', contact: '钮女士', daysAgo: 4, fate: 'new' },
  { need: '冷库900平对外出租，零下18度，可短租', company: '湘江新程物业有限公司', contact: '房小姐', daysAgo: 1, fate: 'new' },
]; // prettier-ignore

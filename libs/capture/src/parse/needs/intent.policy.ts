import type { InquiryIntent } from '../inquiry-fields';

const OPT_OUT_WHOLE =
  /^[\s【】[\]()]*(?:回复?)?(?:td|t|n|qx|tui ?ding|退订|退|unsubscribe|stop|取消订阅)[\s.!。！]*(?:回?(?:t|td))?[\s.!。！谢]*$/i;
const OPT_OUT =
  /退订|取消订阅|unsubscribe|\bTD\b|(?:不要|别|请勿|勿|停止|不想|不希望)(?:再|继续|总|老|一直)?(?:给我|向我|对我)?(?:再)?(?:发|打|联系|骚扰|推送|来电|收到|推销)(?:[^平亩厂仓]{0,12})$|(?:不要|别|请勿|停止)(?:再|继续)?(?:给我)?(?:再)?(?:发短信|发信息|发消息|发广告|打电话|打来|骚扰|推送|推销|发了|打了|联系我了)|不用(?:再)?联系(?:我)?了|不(?:用|必|要|需要)再(?:来?电|联系|打|回访|跟进|推荐)|(?:已经?|都)(?:找到|租到|租好|买好|买到|定好|定了|落实|签了)[^,，。\n]{0,6}[,，。\s]{0,2}(?:不用|不需要|不必|勿)|(?:不需要|不用|不租|不买|不考虑)了[,，。!\s]{0,2}(?:谢谢|多谢)?[。!\s]*$|^\s*(?:不需要|不用了?|没需[要求]|无需|不考虑)[,，。!\s]*(?:谢谢|勿扰|别打了?|别发了?|再见)?[。!\s]*$|(?:再|还)(?:打|发|联系|骚扰)[^。\n]{0,10}(?:投诉|举报|报警)|remove (?:me|my (?:e-?mail|number|phone))|take me off|不再接收|拒收|拉黑|do not (?:contact|call|text)|stop (?:calling|texting)/i;
const PRIVACY =
  /(?:删除?|删掉|清除|抹掉|注销|撤回|移除|更正|修改|改一下|导出|查询|查阅|复制|提供)[^,，。;；\n]{0,12}(?:信息|数据|资料|记录|隐私|账[号户]|同意|授权|档案|留言|个人|我(?:[留填]的)?的?(?:手机号?码?|电话|号码|联系方式))|(?:信息|数据|资料|号码|记录)[^,，。;；\n]{0,8}(?:删除|删掉|删了|清除|注销|删一下)|我的?(?:手机|电话|号码|联系方式|信息|资料)[^。;；\n]{0,28}(?:删掉|删除|删了|清除|抹掉)|(?:把|将)我[^。;；\n]{0,24}(?:删|清除|注销|抹|清空)|个人信息保护法|被遗忘权|撤回(?:同意|授权)|(?:谁|哪里?|怎么)[^,，。\n]{0,8}(?:泄露|卖|拿到|得到|有)[^,，。\n]{0,6}我的?(?:电话|号码|手机|信息|资料)|(?:delete|erase|remove) (?:all )?my (?:personal )?(?:data|info|information|record|details)|right to be forgotten|gdpr/i;
const SPAM =
  /贷款|(?:抵押|厂房|企业|经营|信用)贷(?!款?已)|当天(?:到账|放款)|无抵押|信用贷|经营贷|低息|放款|融资租赁业务|代开(?:发)?票|发票代开|(?:可|能|低价)开(?:各类|各种)?发?票|刷单|博彩|彩票|棋牌|赌场|下注|菠菜|色情|约炮|套现|POS机|信用卡|网站(?:建设|优化)|SEO|关键词排名|百度推广|抖音推广|短信群发|群发|加粉|买粉|加盟(?:费|热线|代理)|招商加盟|代理记账|代办(?:营业)?执照|公司注册代办|资质代办|理财|稳赚|日赚|月入|兼职|点击领取|恭喜您|中奖|优惠券|虚拟币|usdt|外汇|配资|股票群|(?:长期|高价|上门|大量|专业)(?:回收|收购)|(?:专业|提供|承接|承包|专注)[^,，。]{0,12}(?:代办|装修|施工|拆除|回收|搬迁|改造|工程|翻新|防水|地坪|安装|维修|清洗|检测|培训|保洁|获客|推广)|低价出售(?:发票|手机号)|展位(?:预订|预定|招商|火热|出租)|猎头服务|高新(?:技术企业)?申报|高企申报|专利(?:代理|申请代)|商标(?:注册|代理)|(?:申报|代理|服务)一条龙|一条龙服务|\bviagra\b|\bcasino\b|\bloan\b|backlinks?|cheap followers/i;
const RECRUIT =
  /招聘|诚聘|高薪聘|急聘|招工|招普工|招(?:\d+)?(?:名|个)?(?:普工|文员|司机|操作工|技工|业务员|工人)|求职|应聘|找工作|找份工作|包吃住|月薪|五险一金|投简历/;
const SUPPLY_WORDS =
  '出租|招租|租出去|租掉|卖掉|卖出去?|脱手|(?:要|想|欲|急)卖|出售|转让|转租|分租|急售|急转|(?:业主|房东|厂家|产权人|园区|业主方)直租|出让|对外租|待租|招商中|招商入驻|欢迎入驻|外租|放租|盘出|对外租赁|找租客|找租户|寻租客|找买家|寻买家|找客户|for (?:rent|lease|sale)|to let';
const SUPPLY = new RegExp(SUPPLY_WORDS, 'gi');
const SUPPLY_OWN = new RegExp(
  `(?:有|我司|本人|自有|现有|业主|房东|厂家)?[^,，。;；!！?？\\n]{0,14}(?:需要?|想要?|要|欲|拟|急|现|可|整体|对外|低价|部分|整层|整栋|诚意?)*(?:${SUPPLY_WORDS})`,
  'gi',
);
const OWNER =
  /(?:我是|本人是?|我们是)?(?:房东|业主|产权人)|(?<!没)有(?:一|两|三|几|多|\d+)(?:栋|间|块|层|幢|处|套)[^,，。;吗?？]{0,20}(?:厂房|仓库|土地|写字楼|车间|办公室)|一手房东|业主直|园区直招|免中介费|拎包入住|现房|空出(?!来)|空置|有[^,，。找需求租买]{0,4}(?:闲置|空置|空余|富余)的?(?:厂房|仓库|地|场地|车间|物业)|(?:有|剩|余|还剩)(?:多|几)?[^,，。找需求租买]{0,8}(?:厂房|仓库|地)[^,，。找需求]{0,8}(?:空|待|闲置)/;
const ASKING =
  /有没有|有无|是否有|请问|哪里有|哪有|谁有|求(?!职)|想(?:找|租|买|了解|接手|要)|接手|[吗么]\s?[?？]?|受让|寻找|收|你们|贵司|贵公司|贵园|您这|你这|看到|看见|刷到/;
const ASKING_ENGLISH = /\b(?:looking for|do you have|any|information|need|want|interested)\b[^.!\n]*$/i;
const NEGATED_SUPPLY = /(?:不是|不|非|并非|谢绝|拒绝|不接受|不要|二|中介)(?:二手)?$/;
const DEMAND =
  /求租|求购|诚租|诚购|急租|急求|急需|想租|想买|想找|想要|要租|要买|需租|需购|租用|承租|租赁(?:需求)?|购买|购置|收购|寻(?:找|租|求)|找(?!租|买|客|工|份)|需要?|需求|拿地|买|租|意向|looking for|need|want|require|seek/i;
const SPACE =
  /厂房|仓|库房|写字楼|办公|土地|用地|地块|亩|平米|平方|㎡|车间|代建|工位|场地|拿地|factory|warehouse|office|land|\bsqm\b/i;
const TEST_TEXT = /^[\s测试test\d.。!！,，~一二三哈啊asdf]*$/i;

/** What is known of a text when its intent is decided. */
export interface IntentFacts {
  readonly hasArea: boolean;
  readonly hasNeedObject: boolean;
  readonly hasTax: boolean;
}

/**
 * Demand, a landlord's supply, spam, an opt-out, a request about one's own data, or something else.
 * The last but one pair never opens a lead (domain.md 2.4).
 */
export function readIntent(text: string, facts: IntentFacts): InquiryIntent {
  const space = SPACE.test(text) && (facts.hasArea || facts.hasNeedObject);
  if (OPT_OUT_WHOLE.test(text.slice(0, 200))) return 'opt_out';
  if (PRIVACY.test(text) && !(space && facts.hasArea)) return 'privacy_request';
  if (OPT_OUT.test(text) && !facts.hasArea) return 'opt_out';
  if (TEST_TEXT.test(text.slice(0, 300))) return 'other';
  const asksForSpace =
    space &&
    /求租|求购|诚租|想租|要租|需租|租厂房|租仓库|找厂房|找仓库|拿地|买地|(?:需要?|想?[租找买]|要|想在|寻)[^,，。]{0,10}(?:厂房|仓库|车间|土地|用地|写字楼|办公室|平|亩|㎡)/.test(
      text,
    );
  if (SPAM.test(text) && !asksForSpace) return 'spam';
  if (RECRUIT.test(text) && !asksForSpace) return 'other';
  if (offersSpace(text)) return SPACE.test(text) ? 'supply' : 'spam';
  if (!facts.hasNeedObject && !facts.hasArea && !facts.hasTax) return 'other';
  return 'demand';
}

/** True when the writer has space to give, not to find. */
export function offersSpace(text: string): boolean {
  let supplied = false;
  let rest = text;
  for (const m of text.matchAll(SUPPLY)) {
    const before = text.slice(Math.max(0, m.index - 12), m.index).replace(/^.*[,，。;；!！?？\n]/s, '');
    const led = text.slice(Math.max(0, m.index - 50), m.index);
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 20);
    if (NEGATED_SUPPLY.test(before) || /^\s?[?？]\s?(?:不|错)/.test(after)) continue;
    if (/^[^,，。]{0,6}的(?:请)?(?:联系|找)/.test(after)) continue;
    if (
      ASKING.test(before) ||
      ASKING_ENGLISH.test(led) ||
      /^(?:的?(?:厂房|仓库|土地|地|厂|吗|信息))?[^,，。;；!！\n]{0,12}[吗么?？]/.test(after)
    )
      continue;
    supplied = true;
  }
  if (supplied) {
    rest = text
      .replace(SUPPLY_OWN, ' ')
      .replace(
        /有?需要?(?:的|请|者|联系|可)|有意(?:向)?(?:者|请)?|价格?好?谈|需(?:自行)?办|租金|租期|起租|月租|需求者|可租|租售|想租的|要租的|租户|招租|不租了?|不想租了?|到期/g,
        ' ',
      );
    return !DEMAND.test(rest.replace(/拿地|意向/g, ' '));
  }
  return (
    OWNER.test(text) &&
    !/[吗么?？]/.test(text) &&
    !DEMAND.test(text.replace(/求租[客户]|整租|租金|有需要|可租|月租|需要的|起租/g, ' '))
  );
}

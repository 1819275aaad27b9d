import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notes are searched without the ways to reach a person, so that a masked number can't be guessed digit by digit
 * (docs/adr/0028).
 */
export class MaskLeadNotes1795500163000 implements MigrationInterface {
  public readonly name = 'MaskLeadNotes1795500163000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(String.raw`-- The same as maskContacts of libs/platform on folded texts, but that one star stands for all.
CREATE FUNCTION mask_contacts(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  masked text := translate(body, E'！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～‐‑‒–—―−﹣─\u0009\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufe0f\u20e3\ufeff·•・‧①②③④⑤⑥⑦⑧⑨⓪¹²³⁴⁵⁶⁷⁸⁹⁰₁₂₃₄₅₆₇₈₉₀',
    E'!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\u0060abcdefghijklmnopqrstuvwxyz{|}~---------                       ....123456789012345678901234567890');
BEGIN
  IF masked !~* '[0-9@]|[零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]{3}|微|薇|信|[vqw][xq]|we|skype|telegram|whatsapp|扣扣|企鹅|\+v|at[)]' THEN
    RETURN masked;
  END IF;
  masked := regexp_replace(masked, '(?<![a-z0-9._%+-])()([a-z0-9._%+-]+)(?=( ?(?:@|[(]at[)]) ?(?:[a-z0-9-]+[.])+[a-z][a-z]))', '*', 'gi');
  masked := regexp_replace(masked, '(?<![0-9])((?:(?:\+|00)?86[ )-]{0,3})?[1一幺壹][3-9三四五六七八九叁肆伍陆柒捌玖參陸拐勾][0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾])([ _-]{0,3}[0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]{4}[ _-]{0,3})((?![0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾][0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]00 ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))[0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]{4})(?![0-9])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9])((?:(?:\+|00)?86[ )-]{0,3})?1[3-9][0-9][.])([0-9]{4})([.][0-9]{4})(?![0-9])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9])((?:(?:\+|00)?86[ )-]{0,3})?[1一幺壹][ _-]{0,3}[3-9三四五六七八九叁肆伍陆柒捌玖參陸拐勾][ _-]{0,3}[0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾])((?:[ _-]{0,3}[0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]){4}[ _-]{0,3})([0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾](?:[ _-]{0,3}[0-9零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]){3})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9.])((?:\+|00)86[ -]{0,2}[(]?0?(?:10|2[0-57-9]|[3-9][0-9][0-9])[)]?[ -]{0,3}|[(]?0(?:10|2[0-57-9]|[3-9][0-9][0-9])[)]?[ -]{0,3})([2-9][0-9]{2,3}[ -]?)([0-9]{4})(?![0-9])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9.])([48]00[ -]?)([0-9](?:[ -]?[0-9]){2}[ -]?)([0-9](?:[ -]?[0-9]){3})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9a-z平米方㎡元万亿吨亩度人年台层栋天个号%)])(\+ ?[0-9]{1,3})((?:[ ()-]{0,2}[0-9]){1,7}[ ()-]{0,2})([0-9](?:[ -]{0,2}[0-9]){3})(?![0-9])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9.-])((?:00)?(?:852|853)[ -]{1,2})([2-9][0-9]{3}[ -]?)([0-9]{4})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9.-])((?:00)?886[ -]{1,2}0?[2-9])((?:[ -]?[0-9]){3,4}[ -]?)([0-9](?:[ -]?[0-9]){3})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9.-])(09[0-9]{2})([ -]?[0-9]{2})([0-9][ -]?[0-9]{3})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '(?<![0-9.-])(0[2-8]-)([0-9]{3,4}-)([0-9]{4})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '((?:电话|座机|固话|手机|热线|传真|联系方式|致电|拨打|tel|phone|mobile|fax|whatsapp)[ :=号码是为().]{0,4})(?!(?:19|20)[0-9][0-9][./-]?(?:0?[1-9]|1[0-2])[./-]?(?:[0-2]?[0-9]|3[01])(?![0-9]))([1-9](?:[ -]?[0-9]){2,9}[ -]?)([0-9](?:[ -]?[0-9]){3})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  masked := regexp_replace(masked, '((?:微信|薇信|威信|徽信|维信|薇|v信|加v|\+v|扣扣|企鹅)(?:[ :=(]|号|码|是|为|id|is ){0,6}(?!(?:wechat|weixin|whatsapp|phone|mobile|number|same|please|group|official|account)(?![a-z0-9_]))[a-z_][a-z0-9_-])([a-z0-9_-]{1,60})([a-z0-9_-]{2})(?![a-z0-9_-])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '((?:(?<![a-z0-9_])(?:wechat|weixin|wx|vx|qq|skype|telegram|whatsapp)|(?<![a-z0-9_])v)(?: ?(?:[:=(]|号|码|是|为|id|is) ?){1,4}(?!(?:wechat|weixin|whatsapp|phone|mobile|number|same|please|group|official|account)(?![a-z0-9_]))[a-z_][a-z0-9_-])([a-z0-9_-]{1,60})([a-z0-9_-]{2})(?![a-z0-9_-])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '((?:(?<![a-z0-9_])(?:wechat|weixin|wx|vx|qq|skype|telegram|whatsapp) {0,2}|(?<![a-z0-9_])v {1,2})(?!(?:wechat|weixin|whatsapp|phone|mobile|number|same|please|group|official|account)(?![a-z0-9_]))(?=[a-z_-]*[0-9_])[a-z_][a-z0-9_-])([a-z0-9_-]{1,60})([a-z0-9_-]{2})(?![a-z0-9_-])', '\1*\3', 'gi');
  masked := regexp_replace(masked, '((?:(?:微信|薇信|威信|徽信|维信|薇|v信|加v|\+v|扣扣|企鹅)|(?<![a-z0-9_])(?:wechat|weixin|wx|vx|qq|skype|telegram|whatsapp))(?:群|(?:[ :=(]|号|码|是|为|id|is ){0,6})(?:[ :=(]|号|码|是|为|id|is ){0,6}(?!(?:19|20)[0-9][0-9][./-]?(?:0?[1-9]|1[0-2])[./-]?(?:[0-2]?[0-9]|3[01])(?![0-9])))([1-9][0-9]{2,12})([0-9]{2})(?![0-9])(?! ?(?:平|方(?![便案正法式])|㎡|m2|m²|亩|公顷|元(?!旦)|亿|吨|度|千瓦|kva|立方|层|栋|台|套|件|米|%|万(?:元|平|方|亩|吨|股|美|人民)))', '\1*\3', 'gi');
  RETURN masked;
END $$`);
    await queryRunner.query(noteText('mask_contacts(body)', '*'));
    await remask(queryRunner);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(noteText('body', ''));
    await remask(queryRunner);
    await queryRunner.query('DROP FUNCTION mask_contacts(text)');
  }
}

function noteText(source: string, alsoWithout: string): string {
  return String.raw`CREATE OR REPLACE FUNCTION note_text(body text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(${source}, NFKC)), '[\s·•,，。.、()（）【】\[\]"''“”‘’${alsoWithout}]+', '', 'g')
$$`;
}

/** Writes only the notes that read otherwise now; whoever changes one meanwhile waits for the migration. */
async function remask(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`UPDATE lead_notes n SET text = note_text(a.summary) FROM activities a
    WHERE n.kind = 'activity' AND a.id = n.id AND n.text IS DISTINCT FROM note_text(a.summary)`);
  await queryRunner.query(`UPDATE lead_notes n SET text = lead_words(l.need_text, l.use_text, l.message) FROM leads l
    WHERE n.kind = 'words' AND l.id = n.id AND n.text IS DISTINCT FROM lead_words(l.need_text, l.use_text, l.message)`);
}

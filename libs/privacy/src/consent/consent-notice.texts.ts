import type { Locale } from '@luodi/platform';

interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/**
 * The notice of a fresh workspace (domain.md 5.1, PIPL art. 17): who, contact, purpose, kinds, retention,
 * rights. An operator publishes a version of their own; old versions stay readable for ever.
 */
export const FIRST_NOTICE: Readonly<Record<Locale, NoticeText>> = {
  'zh-CN': {
    title: '个人信息处理告知',
    body: `## 谁在处理您的信息
- 处理者：本页面所属园区的招商服务机构，名称见提交页面和本页下方。
- 联系方式：提交页面所列招商热线；也可在“查询进度”页面直接提交申请。
- 个人信息保护负责人：由该机构指定，可通过上述热线联系。

## 为什么处理
- 需求对接：核实您提交的需求，为您匹配厂房、土地、仓库或办公场所，并与您联系。（必选）
- 对外提供：经您单独同意，将您的需求和联系方式提供给与之匹配的园区、载体业主或中介机构，由其直接与您联系。（可选）
- 资讯推送：经您单独同意，向您发送载体与政策资讯。（可选）
- 不同意后两项，不影响需求对接。

## 处理哪些信息
- 您填写的需求、用途、税收、面积、区域、公司、联系人、手机号、微信号、邮箱和补充说明。
- 提交时间、来源页面、网络地址和浏览器标识，用于留存同意记录和防止滥用。
- 不收集身份证号、银行账户等敏感个人信息，请勿填写。

## 怎样处理
- 存储在本机构自有或租用的境内服务器，不向境外提供，不用于自动拒绝。
- 号码在系统中默认脱敏显示，查看完整号码会留下记录。

## 保存多久
- 未形成项目的：最后一次联系后 12 个月。
- 已洽谈但未成交的：结束后 24 个月。
- 被判定为骚扰信息的：30 天。
- 已签约项目：按合同和档案管理规定保存。
- 到期后删除或匿名化。

## 您的权利
- 您可以查阅、复制、更正、补充、转移或删除您的信息，也可以要求解释处理规则。
- 您可以随时撤回任何一项同意，撤回与给出同样方便：凭查询码和手机尾号在“查询进度”页面即可办理，无需登录，无需说明理由。
- 撤回不影响撤回前已进行的处理。我们将在 3 个工作日内处理完毕，并给出受理编号。
- 如对处理有异议，可向本机构投诉，或向网信、市场监管等部门举报。

## 未成年人
- 本服务面向企业和经营者，不面向未满 14 周岁的未成年人。`,
  },
  en: {
    title: 'Notice on the handling of personal information',
    body: `## Who handles your information
- Controller: the investment service organisation of the park this page belongs to, named on the form.
- Contact: the hotline on the form, or the "Check progress" page, where you can make any request below.
- Person in charge of personal information protection: named by that organisation and reached by the same hotline.

## Why
- Handling your inquiry: checking what you need, matching factories, land, warehouses or offices, and contacting you. (Required)
- Passing it on: with your separate consent, your need and contact details go to matching parks, owners or brokers, who contact you themselves. (Optional)
- News: with your separate consent, we send you offers and policy news. (Optional)
- Refusing the last two does not affect the first.

## What
- What you enter: need, use, tax, area, region, company, contact, phone, WeChat, e-mail and message.
- Time of submission, the page you came from, network address and browser identification, to prove your consent and to prevent abuse.
- We do not ask for identity card numbers, bank accounts or other sensitive information. Please do not enter them.

## How
- Stored on servers in mainland China that the organisation owns or rents; not sent abroad; never used to refuse you automatically.
- Numbers are masked on screen; looking at a full number leaves a record.

## How long
- Without a project: 12 months after the last contact.
- Negotiated without a result: 24 months after the end.
- Judged to be spam: 30 days.
- Signed projects: as contracts and archive rules require.
- After that it is deleted or made anonymous.

## Your rights
- You may see, copy, correct, complete, transfer or delete your information, and ask how it is handled.
- You may withdraw any consent at any time, as easily as you gave it: with the tracking code and the last digits of your phone on the "Check progress" page, without signing in and without giving a reason.
- Withdrawal does not undo what was done before it. It is carried out within 3 working days and you get a receipt number.
- You may complain to the organisation or to the authorities in charge.

## Children
- This service is for businesses, not for children under 14.`,
  },
};

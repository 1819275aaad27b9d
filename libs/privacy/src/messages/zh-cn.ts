/** Texts of privacy, Chinese. */
export const ZH_CN = {
  'error.already_done.title': '已经处理完毕',
  'error.already_done.detail': '该申请已登记为完成，无需重复操作。',
  'error.already_held.title': '已在法律保留中',
  'error.already_held.detail': '该联系人的数据已被保留，无需重复操作。',
  'error.legal_hold.title': '数据处于法律保留中',
  'error.legal_hold.detail': '该联系人的数据须保留，解除保留后才能删除。',
  'error.not_erased.title': '尚未删除',
  'error.not_erased.detail': '删除请求请使用“删除数据”完成。',
  'error.not_an_erasure.title': '不是删除请求',
  'error.not_an_erasure.detail': '只有删除请求可以执行删除。',
  'error.identity_unchecked.title': '尚未核实身份',
  'error.identity_unchecked.detail': '请先核实本人身份并登记核实方式，再处理其数据。',
  'error.identity_known.title': '身份已经核实',
  'error.identity_known.detail': '该申请已登记核实方式，可以直接办理。',
  'error.nothing_to_lift.title': '没有可以解除的停止联系',
  'error.nothing_to_lift.detail':
    '只有尚在生效、且不是本人凭查询码提出的停止联系可以解除；已删除的信息不能恢复。',
  'error.person_unknown.title': '没有对应的联系人',
  'error.person_unknown.detail': '系统中没有找到该联系方式对应的人。',
} as const;

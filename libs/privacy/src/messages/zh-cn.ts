/** Texts of privacy, Chinese. */
export const ZH_CN = {
  'error.already_done.title': '已经处理完毕',
  'error.already_done.detail': '该申请已登记为完成，无需重复操作。',
} as const;

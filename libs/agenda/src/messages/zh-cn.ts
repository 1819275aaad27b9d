/** Texts of the agenda, Chinese. */
export const ZH_CN = {};

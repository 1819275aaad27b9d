/** Texts of the agenda, English. */
export const EN = {};

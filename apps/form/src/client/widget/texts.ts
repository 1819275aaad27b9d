/** What the widget says before it has asked the server for the form, in which everything else is said. */
const TEXTS = {
  zh: {
    open: '提交选址需求',
    close: '收起',
    loading: '正在打开表单…',
    failed: '暂时无法打开表单',
    again: '重试',
    link: '打开表单页面',
    start: '填写需求',
    lead: '约 1 分钟填完，专人联系',
  },
  en: {
    open: 'Submit site request',
    close: 'Collapse',
    loading: 'Opening the form…',
    failed: 'The form cannot be opened just now',
    again: 'Try again',
    link: 'Open the form page',
    start: 'Fill in',
    lead: 'About 1 minute, and somebody calls you',
  },
} as const;

export type OwnTexts = Readonly<Record<keyof (typeof TEXTS)['zh'], string>>;

/** The texts of a page's language; Chinese for every language but English. */
export function ownTexts(locale: string): OwnTexts {
  return locale === 'en' ? TEXTS.en : TEXTS.zh;
}

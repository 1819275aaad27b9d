import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { currentLocale } from './i18n';
import { theme } from './theme';

/** antd's context for the screens that use it. The queue does without, to stay light. */
export function AntdScope({ children }: { readonly children: ReactNode }) {
  return (
    <ConfigProvider theme={theme} locale={currentLocale() === 'en' ? enUS : zhCN}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}

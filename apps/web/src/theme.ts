import type { ThemeConfig } from 'antd';

/** antd's share of the tokens in styles/tokens.css (ux.md, section 3). */
export const theme: ThemeConfig = {
  cssVar: { key: 'zs' },
  hashed: false,
  token: {
    colorPrimary: '#1B5DAB',
    colorSuccess: '#17714A',
    colorWarning: '#8A5200',
    colorError: '#B42A21',
    colorText: '#18212D',
    colorTextSecondary: '#465263',
    colorTextTertiary: '#5F6B7C',
    colorTextPlaceholder: '#5F6B7C',
    colorBgLayout: '#F4F6F8',
    colorBorder: '#8592A3',
    colorBorderSecondary: '#E1E5EA',
    colorLink: '#1B5DAB',
    fontSize: 13,
    borderRadius: 6,
    controlHeight: 32,
    controlHeightSM: 28,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.12s',
    fontFamily:
      '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif',
  },
  components: {
    Table: { cellPaddingBlock: 7, cellPaddingInline: 12, headerBg: '#FAFBFC' },
    Tabs: { horizontalItemGutter: 22 },
    Button: { fontWeight: 400 },
  },
};

import type { ThemeConfig } from 'antd/es/config-provider';

/** The same colours as base.css: Ant Design computes with them, so it cannot read the variables. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0f6674',
    colorPrimaryHover: '#17808f',
    colorPrimaryActive: '#0b4f5a',
    colorPrimaryBg: '#e9f3f4',
    colorPrimaryBgHover: '#dcecee',
    colorPrimaryBorder: '#a9cfd4',
    // As --warn in base.css: antd's own yellow on yellow cannot be read.
    colorWarning: '#875100',
    colorWarningBg: '#fff6e5',
    colorWarningBorder: '#e0a030',
    // As --good and --bad there.
    colorSuccess: '#17754a',
    colorSuccessBg: '#e9f5ee',
    colorError: '#b3261e',
    colorErrorBg: '#fdeeec',
    colorInfo: '#0f6674',
    colorInfoBg: '#eef5f6',
    colorInfoBorder: '#bfdde1',
    controlItemBgActive: '#e9f3f4',
    colorLink: '#0f6674',
    colorText: '#1b2733',
    colorTextPlaceholder: '#66727e',
    borderRadius: 6,
    fontFamily: 'var(--text-font)',
    fontFamilyCode: 'var(--code-font)',
  },
  components: { Segmented: { trackBg: '#e6ebee', itemSelectedColor: '#0f6674' } },
};

import ConfigProvider from 'antd/es/config-provider';
import { BrowserRouter } from 'react-router';
import { useSession } from '../hub/index.ts';
import { type LocaleBundle, LocaleProvider } from '../locale/index.ts';
import { NamesProvider } from '../parts/index.ts';
import { SignIn } from '../pages/sign-in/index.ts';
import { CrashGuard } from './crash-guard.tsx';
import { Frame } from './frame.tsx';
import { Pages } from './pages.tsx';
import { theme } from './theme.ts';

/** Without a token there is the sign-in page only; the address stays, so that signing in leads where one meant to go. */
function Door() {
  const { token, refused } = useSession();
  if (token === null) return <SignIn refused={refused} />;
  return (
    <NamesProvider key={token}>
      <Frame>
        <CrashGuard>
          <Pages />
        </CrashGuard>
      </Frame>
    </NamesProvider>
  );
}

export function App({ bundle }: { bundle: LocaleBundle }) {
  return (
    <LocaleProvider start={bundle}>
      {({ antd }) => (
        <ConfigProvider theme={theme} locale={antd} button={{ autoInsertSpace: false }}>
          <BrowserRouter basename="/console">
            <Door />
          </BrowserRouter>
        </ConfigProvider>
      )}
    </LocaleProvider>
  );
}

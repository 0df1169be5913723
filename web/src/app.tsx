import { Suspense, useEffect } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Header } from './components/header.tsx';
import { Empty, Loading } from './components/notes.tsx';
import { useLanguage } from './i18n/language.tsx';
import { PAGES } from './pages.ts';
import { Session } from './session.tsx';

/** The pages, and the frame around them. */
export function App() {
  const { t } = useLanguage();
  const [path] = useLocation();
  useEffect(() => {
    // It answers with a promise in new browsers, which an effect must not.
    scrollTo(0, 0);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another page begins at its top
  }, [path]);
  return (
    <>
      <a className="skip" href="#content">
        {t.common.skipToContent}
      </a>
      <Header />
      <main id="content" tabIndex={-1}>
        <Session>
          <Suspense fallback={<Loading />}>
            <Switch>
              {PAGES.map(({ name, path: at, component }) => (
                <Route key={name} path={at} component={component} />
              ))}
              <Route>
                <Empty title={t.common.unknownPage}>
                  <Link href="/">{t.common.toOverview}</Link>
                </Empty>
              </Route>
            </Switch>
          </Suspense>
        </Session>
      </main>
    </>
  );
}

import { Suspense, useEffect, useRef } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Header } from './components/header.tsx';
import { Empty, Loading } from './components/notes.tsx';
import { useLanguage } from './i18n/language.tsx';
import { PAGES } from './pages.ts';
import { SessionProvider, SignedIn, useIsSignedIn } from './session.tsx';

/** The pages, and the frame around them. */
export function App() {
  const { t } = useLanguage();
  return (
    <SessionProvider>
      <a className="skip" href="#content">
        {t.common.skipToContent}
      </a>
      <Header />
      <Content />
    </SessionProvider>
  );
}

function Content() {
  const { t } = useLanguage();
  const [path] = useLocation();
  const isSignedIn = useIsSignedIn();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);

  const page = PAGES.find((each) => each.path === path);
  const name = page ? t.common.pages[page.name] : t.common.notFound;
  const title = isSignedIn ? name : t.common.signIn.title;
  useEffect(() => {
    document.title = `${title} · ${t.common.product}`;
  }, [title, t]);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    // Another page begins at its top, for the eye and for the keyboard; what is loaded first keeps what the browser has.
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <main id="content" ref={main} tabIndex={-1}>
      <SignedIn>
        <Suspense fallback={<Loading />}>
          <Switch>
            {PAGES.map(({ name: each, path: at, component }) => (
              <Route key={each} path={at} component={component} />
            ))}
            <Route>
              <Empty title={t.common.unknownPage}>
                <p>{t.common.unknownPageHint}</p>
                <Link href="/">{t.common.toOverview}</Link>
              </Empty>
            </Route>
          </Switch>
        </Suspense>
      </SignedIn>
    </main>
  );
}

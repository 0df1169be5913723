import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { onConnection } from '../api/client.ts';
import { useLanguage } from '../i18n/language.tsx';
import { PAGES } from '../pages.ts';
import { signOut, useIsSignedIn } from '../session.tsx';
import { useTheme } from '../theme.tsx';

/** The menu, and what is set for the whole dashboard. Where it is narrow, a button unfolds the menu. */
export function Header() {
  const { t, language, setLanguage } = useLanguage();
  const { theme, toggle } = useTheme();
  const [path] = useLocation();
  const isSignedIn = useIsSignedIn();
  const [isLost, setLost] = useState(false);
  useEffect(() => onConnection(setLost), []);
  const [openAt, setOpenAt] = useState<string | null>(null);
  // Whoever has gone somewhere does not need the menu any longer.
  const isOpen = openAt === path;
  return (
    <header className="top">
      <Link href="/" className="brand">
        <img src="/icon.svg" alt={t.common.product} width={28} height={28} />
        <span aria-hidden="true">{t.common.product}</span>
      </Link>
      {isSignedIn && (
        <>
          <button
            type="button"
            className="unfold"
            aria-expanded={isOpen}
            aria-controls="menu"
            onClick={() => setOpenAt(isOpen ? null : path)}
          >
            ☰ {t.common.menu}
          </button>
          <nav id="menu" className={isOpen ? 'open' : undefined} aria-label={t.common.menu}>
            {PAGES.map(({ name, path: to }) => (
              <Link
                key={name}
                href={to}
                aria-current={to === path ? 'page' : undefined}
                onClick={() => setOpenAt(null)}
              >
                {t.common.pages[name]}
              </Link>
            ))}
          </nav>
        </>
      )}
      <span role="status">{isLost && <span className="badge warn">{t.common.offline}</span>}</span>
      <div className="settings">
        <button
          type="button"
          aria-label={t.common.theme[theme === 'dark' ? 'light' : 'dark']}
          onClick={toggle}
        >
          {theme === 'dark' ? '☀' : '☾'}
        </button>
        <select
          aria-label={t.common.language}
          value={language}
          onChange={({ target }) => setLanguage(target.value as typeof language)}
        >
          <option value="id">Indonesia</option>
          <option value="en">English</option>
        </select>
        {isSignedIn && (
          <button type="button" onClick={() => void signOut()}>
            {t.common.signIn.signOut}
          </button>
        )}
      </div>
    </header>
  );
}

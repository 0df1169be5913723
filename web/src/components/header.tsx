import { useEffect, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { onConnection } from '../api/client.ts';
import { useLanguage } from '../i18n/language.tsx';
import { PAGES } from '../pages.ts';
import { signOut } from '../session.tsx';
import { useTheme } from '../theme.tsx';

export function Header() {
  const { t, language, setLanguage } = useLanguage();
  const { theme, toggle } = useTheme();
  const [isOffline, setOffline] = useState(false);
  useEffect(() => onConnection((isConnected) => setOffline(!isConnected)), []);
  return (
    <header className="top">
      <Link href="/" className="brand">
        <img src="/icon.svg" alt="" width={28} height={28} />
        {t.common.product}
      </Link>
      <nav aria-label={t.common.menu}>
        {PAGES.map(({ name, path }) => (
          <PageLink key={name} path={path} text={t.common.pages[name]} />
        ))}
      </nav>
      <div className="settings">
        {isOffline && (
          <span className="badge warn" role="status">
            {t.common.offline}
          </span>
        )}
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
          <option value="id">Bahasa Indonesia</option>
          <option value="en">English</option>
        </select>
        <button type="button" onClick={() => void signOut()}>
          {t.common.signIn.signOut}
        </button>
      </div>
    </header>
  );
}

function PageLink({ path, text }: { path: string; text: string }) {
  const [isHere] = useRoute(path);
  return (
    <Link href={path} aria-current={isHere ? 'page' : undefined}>
      {text}
    </Link>
  );
}

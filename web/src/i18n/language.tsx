import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en.ts';
import { id } from './id.ts';

export const LANGUAGES = { id, en };
export type Language = keyof typeof LANGUAGES;
/** Every string of the dashboard, in one language. English is the shape that Indonesian must have too. */
export type Messages = typeof en;

export interface Speech {
  language: Language;
  setLanguage: (language: Language) => void;
  /** The same for the API, which says some things in words. */
  apiLanguage: Uppercase<Language>;
  t: Messages;
  /** Numbers as the language writes them, with at most `digits` after the point. */
  number: (value: number, digits?: number) => string;
  /** Four digits that count, or all before the point; the smallest numbers, such as p-values, as powers of ten. */
  figure: (value: number) => string;
  time: (time: string) => string;
}

const STORED = 'gugus.language';
const SpeechContext = createContext<Speech | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORED, language);
  }, [language]);
  const speech = useMemo(() => speak(language, setLanguage), [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useLanguage(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('outside of LanguageProvider');
  return speech;
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'id' || stored === 'en') return stored;
  return navigator.language.startsWith('en') ? 'en' : 'id';
}

function speak(language: Language, setLanguage: (language: Language) => void): Speech {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const usual = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const power = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2, notation: 'scientific' });
  return {
    language,
    setLanguage,
    apiLanguage: language === 'id' ? 'ID' : 'EN',
    t: LANGUAGES[language],
    number: (value, digits = 3) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    figure: (value) => {
      const size = Math.abs(value);
      return (size >= 1000 ? whole : size >= 0.001 || size === 0 ? usual : power).format(value);
    },
    time: (time) => moment.format(new Date(time)),
  };
}

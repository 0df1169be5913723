import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en.ts';
import { id } from './id.ts';

export const LANGUAGES = { id, en };
export type Language = keyof typeof LANGUAGES;
/** Every string of the dashboard, in one language. English is the shape that Indonesian must have too. */
export type Messages = typeof en;

interface Speech {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Messages;
  /** Numbers as the language writes them, with at most `digits` after the point. */
  number: (value: number, digits?: number) => string;
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
  // To make a format takes longer than to use it a hundred times, and a table shows hundreds of numbers.
  const formats = new Map<number, Intl.NumberFormat>();
  const formatOf = (digits: number) => {
    const known = formats.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    formats.set(digits, known);
    return known;
  };
  return {
    language,
    setLanguage,
    t: LANGUAGES[language],
    number: (value, digits = 3) => formatOf(digits).format(value),
    time: (time) => moment.format(new Date(time)),
  };
}

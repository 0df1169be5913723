import { useLanguage } from '../../i18n/language.tsx';

export default function Drift() {
  const { t } = useLanguage();
  return <h1>{t.drift.title}</h1>;
}

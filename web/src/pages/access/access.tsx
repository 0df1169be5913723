import { useLanguage } from '../../i18n/language.tsx';

export default function Access() {
  const { t } = useLanguage();
  return <h1>{t.access.title}</h1>;
}

import { useLanguage } from '../../i18n/language.tsx';

export default function Models() {
  const { t } = useLanguage();
  return <h1>{t.models.title}</h1>;
}

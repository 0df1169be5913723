import { useLanguage } from '../../i18n/language.tsx';

export default function Serving() {
  const { t } = useLanguage();
  return <h1>{t.serving.title}</h1>;
}

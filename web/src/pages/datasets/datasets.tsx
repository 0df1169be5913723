import { useLanguage } from '../../i18n/language.tsx';

export default function Datasets() {
  const { t } = useLanguage();
  return <h1>{t.datasets.title}</h1>;
}

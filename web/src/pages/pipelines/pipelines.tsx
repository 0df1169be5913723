import { useLanguage } from '../../i18n/language.tsx';

export default function Pipelines() {
  const { t } = useLanguage();
  return <h1>{t.pipelines.title}</h1>;
}

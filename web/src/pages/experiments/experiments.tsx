import { useLanguage } from '../../i18n/language.tsx';

export default function Experiments() {
  const { t } = useLanguage();
  return <h1>{t.experiments.title}</h1>;
}

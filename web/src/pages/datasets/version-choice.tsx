import { useQueryParam } from '../../api/query-param.ts';
import { Choice } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { versionName } from './shown.ts';
import type { DatasetPage, Version } from './use-dataset.ts';

/** The version that the address names; else the current one, else the newest. */
export function useShownVersion({ versions, current }: DatasetPage): Version | undefined {
  const [wanted] = useQueryParam('version');
  return versions.find(({ number }) => String(number) === wanted) ?? current ?? versions[0];
}

interface VersionChoiceProps {
  name: string;
  page: DatasetPage;
  value: Version | undefined;
  onChange: (number: string) => void;
}

export function VersionChoice({ name, page, value, onChange }: VersionChoiceProps) {
  const { t } = useLanguage();
  return (
    <Choice
      name={name}
      value={String(value?.number)}
      options={page.versions.map((version) => [
        String(version.number),
        version.id === page.current?.id
          ? `${versionName(version)} (${t.datasets.currentVersion})`
          : versionName(version),
      ])}
      onChange={onChange}
    />
  );
}

/** The version that the address names, and the way to another one. */
export function useVersionChoice(page: DatasetPage): [shown: Version | undefined, choice: React.JSX.Element] {
  const { t } = useLanguage();
  const [, setVersion] = useQueryParam('version');
  const shown = useShownVersion(page);
  return [
    shown,
    <VersionChoice
      key="version"
      name={t.datasets.version}
      page={page}
      value={shown}
      onChange={(number) => setVersion(number, { push: true })}
    />,
  ];
}

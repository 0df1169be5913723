import indonesia from '@svg-maps/indonesia';
import { useLanguage } from '../../i18n/language.tsx';
import { PROVINCE_CODES } from './province-codes.ts';

export interface Place {
  key: string;
  name: string;
  cluster: number;
}

interface ProvinceMapProps {
  /** By the code of the province. */
  places: ReadonlyMap<string, Place>;
  labelOf: (cluster: number) => string;
  colorOf: (cluster: number) => string;
  selected: string | null;
  onSelect: (key: string) => void;
}

/** Indonesia's provinces in the colours of their clusters; each can be reached and chosen by keyboard. */
export function ProvinceMap({ places, labelOf, colorOf, selected, onSelect }: ProvinceMapProps) {
  const { t } = useLanguage();
  return (
    <figure className="map">
      <svg viewBox={indonesia.viewBox} role="group" aria-label={t.overview.map}>
        {indonesia.locations.map(({ id, name, path }) => {
          const place = places.get(PROVINCE_CODES[id]);
          const title = place ? `${place.name}: ${labelOf(place.cluster)}` : name;
          const choose = () => place && onSelect(place.key);
          return (
            <path
              key={id}
              d={path}
              className={place && place.key === selected ? 'province selected' : 'province'}
              fill={place ? colorOf(place.cluster) : 'var(--line)'}
              role="button"
              tabIndex={place ? 0 : -1}
              aria-label={title}
              aria-pressed={place ? place.key === selected : undefined}
              aria-disabled={!place}
              onClick={choose}
              onKeyDown={({ key }) => {
                if (key === 'Enter' || key === ' ') choose();
              }}
            >
              <title>{title}</title>
            </path>
          );
        })}
      </svg>
      <figcaption className="muted">{t.overview.attribution}</figcaption>
    </figure>
  );
}

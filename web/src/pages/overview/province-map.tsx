import indonesia from '@svg-maps/indonesia';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import type { Assignment } from './documents.ts';
import { PROVINCE_CODES } from './province-codes.ts';

interface ProvinceMapProps {
  /** By the code of the province. */
  places: ReadonlyMap<string, Assignment>;
  labelOf: (cluster: number) => string;
  colorOf: (cluster: number) => string;
  selected: string;
  onSelect: (key: string) => void;
}

interface Pointed {
  place: Assignment;
  x: number;
  y: number;
  isRight: boolean;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Indonesia's provinces in the colours of their clusters. By keyboard the map is one stop, in which arrows lead from province
 * to province, and Enter chooses.
 */
export function ProvinceMap({ places, labelOf, colorOf, selected, onSelect }: ProvinceMapProps) {
  const { t, number } = useLanguage();
  const figure = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const shown = indonesia.locations.map((location) => ({
    ...location,
    place: places.get(PROVINCE_CODES[location.id]),
  }));
  const keys = shown.flatMap(({ place }) => (place ? [place.key] : []));
  const [current, setCurrent] = useState(selected);
  const stop = keys.includes(current) ? current : keys.includes(selected) ? selected : keys[0];

  /** Beside the pointer, or in the middle of what has the focus. */
  const point = (place: Assignment, at: { clientX: number; clientY: number }) => {
    const box = figure.current!.getBoundingClientRect();
    const [x, y] = [at.clientX - box.left, at.clientY - box.top];
    setPointed({ place, x, y, isRight: x > box.width / 2 });
  };
  const walk = (event: KeyboardEvent<SVGPathElement>, key: string) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(key);
      return;
    }
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const next = keys.at((keys.indexOf(key) + STEPS[event.key]) % keys.length)!;
    figure.current!.querySelector<SVGPathElement>(`[data-key="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <figure className="map" ref={figure} onPointerLeave={() => setPointed(null)}>
      <svg viewBox={indonesia.viewBox} role="group" aria-label={t.overview.map}>
        {shown.map(({ id, path, place }) =>
          place ? (
            <path
              key={id}
              d={path}
              data-key={place.key}
              className={place.key === selected ? 'province selected' : 'province'}
              fill={colorOf(place.cluster)}
              role="button"
              tabIndex={place.key === stop ? 0 : -1}
              aria-label={`${place.name}: ${labelOf(place.cluster)}`}
              aria-pressed={place.key === selected}
              onClick={() => onSelect(place.key)}
              onPointerMove={(event) => point(place, event)}
              onFocus={({ currentTarget }) => {
                setCurrent(place.key);
                const { left, top, width, height } = currentTarget.getBoundingClientRect();
                point(place, { clientX: left + width / 2, clientY: top + height / 2 });
              }}
              onBlur={() => setPointed(null)}
              onKeyDown={(event) => walk(event, place.key)}
            />
          ) : (
            <path key={id} d={path} className="province none" aria-hidden="true" />
          ),
        )}
      </svg>
      {pointed && (
        <div
          className={pointed.isRight ? 'tip left' : 'tip'}
          style={{ left: pointed.x, top: pointed.y }}
          aria-hidden="true"
        >
          <strong>{pointed.place.name}</strong>
          <span>{labelOf(pointed.place.cluster)}</span>
          <small>
            {t.overview.distance}: {number(pointed.place.distance, 2)}
          </small>
        </div>
      )}
      <figcaption className="muted">{t.overview.attribution}</figcaption>
    </figure>
  );
}

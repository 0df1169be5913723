import { clusterColors } from '../../charts/cluster-colors.ts';
import type { Column } from '../../components/data-table.tsx';
import type { Messages } from '../../i18n/language.tsx';
import type { Assignment, MovedKey, ShownVersion } from './documents.ts';
import { Swatch } from './swatch.tsx';

type Words = Messages['overview'];

/** Of all rows of a version. Clusters are sorted by their order, not by their names. */
export function rowColumns(words: Words, clusters: ShownVersion['clusters']): Column<Assignment>[] {
  const colors = clusterColors(clusters.length);
  return [
    { id: 'name', name: words.place, value: ({ name }) => name },
    { id: 'key', name: words.key, value: ({ key }) => key },
    {
      id: 'cluster',
      name: words.cluster,
      value: ({ cluster }) => String(cluster),
      cell: ({ cluster }) => <Swatch color={colors[cluster]}>{clusters[cluster].label}</Swatch>,
    },
    { id: 'distance', name: words.distance, value: ({ distance }) => distance },
  ];
}

interface Side {
  name: string;
  clusters: readonly unknown[];
}

/** Of the rows that moved between two versions. */
export function movedColumns(words: Words, from: Side, to: Side): Column<MovedKey>[] {
  const colors = { from: clusterColors(from.clusters.length), to: clusterColors(to.clusters.length) };
  return [
    { id: 'name', name: words.place, value: ({ name }) => name },
    {
      id: 'from',
      name: words.fromCluster(from.name),
      value: ({ fromCluster }) => String(fromCluster),
      cell: (row) => <Swatch color={colors.from[row.fromCluster]}>{row.fromLabel}</Swatch>,
    },
    {
      id: 'to',
      name: words.toCluster(to.name),
      value: ({ toCluster }) => String(toCluster),
      cell: (row) => <Swatch color={colors.to[row.toCluster]}>{row.toLabel}</Swatch>,
    },
    {
      id: 'by',
      name: words.carriedBy,
      value: ({ byValues, byCentres }) => (byValues >= byCentres ? words.byItself : words.byOthers),
    },
    { id: 'features', name: words.mostBy, value: carriersOf },
  ];
}

/** The features that spoke for the move, the strongest first. */
const carriersOf = ({ features }: MovedKey) =>
  features
    .filter(({ contribution }) => (contribution ?? 0) > 0)
    .map(({ feature }) => feature)
    .join(', ');

const OWN = [
  'key',
  'name',
  'cluster',
  'cluster_label',
  'distance',
  'probabilities',
  'imputed_features',
  'error_code',
];

/** What a scored file calls each feature: its name, unless a column of the file's own has it. DuckDB ignores case. */
export function featureColumns(features: readonly { name: string }[]): string[] {
  const taken = new Set(OWN);
  return features.map(({ name }) => {
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name.toLowerCase()) ? freeName(`feature_${name}`, taken) : name;
}

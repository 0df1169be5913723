import { isTwoSampleTest, TEST_CATALOG, type DriftTest } from '../ml/index.ts';

/** The tests, as people read them. */
export const DRIFT_TEST_NAMES: Record<DriftTest, { EN: string; ID: string }> = {
  ks: { EN: 'Kolmogorov-Smirnov', ID: 'Kolmogorov-Smirnov' },
  chisquare: { EN: 'chi-square', ID: 'khi-kuadrat' },
  z: { EN: 'Z test of proportions', ID: 'uji Z proporsi' },
  wasserstein: { EN: 'normed Wasserstein distance', ID: 'jarak Wasserstein ternormalisasi' },
  jensenshannon: { EN: 'Jensen-Shannon distance', ID: 'jarak Jensen-Shannon' },
  psi: { EN: 'population stability index', ID: 'indeks stabilitas populasi' },
  kl_div: { EN: 'Kullback-Leibler divergence', ID: 'divergensi Kullback-Leibler' },
  anderson: { EN: 'Anderson-Darling', ID: 'Anderson-Darling' },
  cramer_von_mises: { EN: 'Cramér-von Mises', ID: 'Cramér-von Mises' },
  ed: { EN: 'energy distance', ID: 'jarak energi' },
  es: { EN: 'Epps-Singleton', ID: 'Epps-Singleton' },
  mannw: { EN: 'Mann-Whitney', ID: 'Mann-Whitney' },
  t_test: { EN: "Student's t", ID: 'uji t Student' },
  hellinger: { EN: 'Hellinger distance', ID: 'jarak Hellinger' },
  fisher_exact: { EN: "Fisher's exact test", ID: 'uji eksak Fisher' },
  g_test: { EN: 'G test', ID: 'uji G' },
  TVD: { EN: 'total variation distance', ID: 'jarak variasi total' },
  missing: { EN: 'test of missing shares', ID: 'uji proporsi nilai kosong' },
  wilcoxon: { EN: "Wilcoxon's signed ranks", ID: 'peringkat bertanda Wilcoxon' },
  sign: { EN: 'sign test', ID: 'uji tanda' },
};

/** As Evidently shows it; it has no tests of pairs. */
export function evidentlyName(test: DriftTest): string {
  return isTwoSampleTest(test) ? TEST_CATALOG[test].displayName : `${DRIFT_TEST_NAMES[test].EN} p_value`;
}

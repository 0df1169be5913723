"""Answers a JSON array of requests on stdin with a JSON array on stdout: SciPy's drift tests, called as Evidently calls them.

An answer to samples or counts is {test: [statistic, p or null]}, or {test: null} where SciPy refuses. Numbers that are not
finite are strings.
"""

import json
import math
import sys
import warnings

import numpy as np
from scipy import special, stats
from scipy.spatial.distance import jensenshannon

warnings.simplefilter("ignore")


def fill(shares):
    smallest = shares[shares > 0].min()
    return np.where(shares == 0, smallest / 10**6 if smallest <= 0.0001 else 0.0001, shares)


def divergences(r, c):
    answers = {"jensenshannon": [jensenshannon(r, c), None]}
    r, c = fill(r), fill(c)
    answers["psi"] = [((r - c) * np.log(r / c)).sum(), None]
    answers["kl_div"] = [stats.entropy(r, c), None]
    return answers


def binned(r, c):
    if len(np.unique(r)) > 20:
        bins = np.histogram_bin_edges(np.concatenate([r, c]), bins="sturges")
        return np.histogram(r, bins)[0] / len(r), np.histogram(c, bins)[0] / len(c)
    keys = np.union1d(r, c)
    return (np.array([(side == key).sum() / len(side) for key in keys]) for side in (r, c))


def hellinger_of_samples(r, c):
    bins = np.histogram_bin_edges(np.union1d(r, c), bins="sturges")
    h1, h2 = (np.histogram(side, bins=bins, density=True)[0] for side in (r, c))
    width = (bins.max() - bins.min()) / (len(bins) - 1)
    return math.sqrt(1 - np.clip((np.sqrt(h1 * h2) * width).sum(), 0, 1))


def pair(result):
    return [result.statistic, result.pvalue]


NUMERIC = {
    "ks": lambda r, c: pair(stats.ks_2samp(r, c)),
    "wasserstein": lambda r, c: [stats.wasserstein_distance(r, c) / max(np.std(r), 0.001), None],
    "ed": lambda r, c: [stats.energy_distance(r, c), None],
    "anderson": lambda r, c: pair(stats.anderson_ksamp([r, c])),
    "cramer_von_mises": lambda r, c: pair(stats.cramervonmises_2samp(r, c)),
    "es": lambda r, c: list(stats.epps_singleton_2samp(r, c)) if stats.iqr(np.hstack((r, c))) > 0 else None,
    "mannw": lambda r, c: pair(stats.mannwhitneyu(r, c, alternative="less")),
    "t_test": lambda r, c: pair(stats.ttest_ind(r, c)),
    "hellinger": lambda r, c: [hellinger_of_samples(r, c), None],
}


def attempt(test, *arguments):
    try:
        return test(*arguments)
    except (ValueError, ZeroDivisionError, IndexError):
        return None


def samples(reference, current):
    r, c = np.array(reference, float), np.array(current, float)
    answers = {name: attempt(test, r, c) for name, test in NUMERIC.items()}
    return {**answers, **divergences(*binned(r, c))}


def z_test(r, c):
    n1, n2 = r.sum(), c.sum()
    p1, p2 = 1 - r[0] / n1, 1 - c[0] / n2
    pooled = (p1 * n1 + p2 * n2) / (n1 + n2)
    z = (p1 - p2) / math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return [z, 2 * stats.norm.sf(abs(z))]


def distance(r, c):
    return 0.5 * np.abs(r / r.sum() - c / c.sum()).sum()


def permutation(r, c):
    rng = np.random.default_rng(0)
    observed = distance(r, c)
    drawn = rng.multivariate_hypergeometric((r + c).astype(int), int(r.sum()), size=1000)
    return [observed, float(np.mean([distance(d, r + c - d) >= observed - 1e-12 for d in drawn]))]


def counts(reference, current):
    r, c = np.array(reference, float), np.array(current, float)
    expected = r * (c.sum() / r.sum())
    shares = r / r.sum(), c / c.sum()
    answers = {
        "chisquare": pair(stats.chisquare(c, expected)),
        "g_test": pair(stats.power_divergence(c, expected, lambda_="log-likelihood")),
        "TVD": permutation(r, c),
        "hellinger": [math.sqrt(1 - np.clip(np.sqrt(shares[0] * shares[1]).sum(), 0, 1)), None],
        **divergences(*shares),
    }
    if len(r) == 2:
        answers["z"] = z_test(r, c)
        answers["fisher_exact"] = pair(stats.fisher_exact([c[::-1], r[::-1]]))
    return answers


def kolmogorov_sf(n, d):
    return stats.kstwo.sf(d, n).tolist()


def chi_square_sf(x, df):
    return special.chdtrc(df, x).tolist()


def student_two_sided(t, df):
    return (2 * special.stdtr(df, -np.abs(t))).tolist()


def normal_sf(z):
    return stats.norm.sf(z).tolist()


def encode(value):
    if isinstance(value, dict):
        return {key: encode(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(each) for each in value]
    if value is None:
        return None
    if math.isfinite(value):
        return float(value)
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


OPERATIONS = {
    operation.__name__: operation
    for operation in (samples, counts, kolmogorov_sf, chi_square_sf, student_two_sided, normal_sf)
}


def answer(request):
    arguments = dict(request)
    return encode(OPERATIONS[arguments.pop("op")](**arguments))


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)

"""Answers a JSON array of paired samples on stdin with the tests of SciPy, and with exact tests by enumeration."""

import json
import sys
import warnings
from itertools import combinations, product

import numpy as np
from scipy import stats

warnings.simplefilter("ignore")


def by_enumeration(differences):
    """The exact two-sided p over all sign patterns, given the ranks."""
    moved = differences[differences != 0]
    ranks = stats.rankdata(np.abs(moved))
    statistic = min(ranks[moved > 0].sum(), ranks[moved < 0].sum())
    sums = [ranks[np.array(signs, bool)].sum() for signs in product([0, 1], repeat=len(ranks))]
    return min(1.0, 2 * float(np.mean(np.array(sums) <= statistic)))


def walsh_averages(differences):
    pairs = [(a + b) / 2 for a, b in combinations(differences, 2)]
    return np.sort(np.array([*differences, *pairs]))


def wilcoxon(differences, method):
    if not differences.any():
        return None
    answer = stats.wilcoxon(differences, method=method)
    return [float(answer.statistic), float(answer.pvalue)]


def paired(before, after):
    differences = np.array(after) - np.array(before)
    rose, fell = int((differences > 0).sum()), int((differences < 0).sum())
    return {
        "auto": wilcoxon(differences, "auto"),
        "normal": wilcoxon(differences, "approx"),
        "enumerated": by_enumeration(differences) if 0 < rose + fell <= 14 else None,
        "sign": stats.binomtest(rose, rose + fell).pvalue if rose + fell else None,
        "median_average": float(np.median(walsh_averages(differences))),
    }


def two_samples(before, after):
    reference, current = np.array(before), np.array(after)
    greater = np.sign(current[:, None] - reference[None, :])
    pooled = np.sqrt((reference.var(ddof=1) + current.var(ddof=1)) / 2)
    return {
        "ks": stats.ks_2samp(reference, current).pvalue,
        "cliffs_delta": float(greater.mean()),
        "cohens_d": float((current.mean() - reference.mean()) / pooled),
    }


def tails(noncentral, binomial):
    return {
        "noncentral": [stats.ncx2.sf(x, df, nc) for x, df, nc in noncentral],
        "binomial": [stats.binom.sf(k - 1, n, p) for k, n, p in binomial],
    }


def contingency(reference, current):
    statistic, p, df, _ = stats.chi2_contingency([reference, current], correction=False)
    v = stats.contingency.association(np.array([reference, current], dtype=int), method="cramer")
    return {"statistic": statistic, "p": p, "df": df, "cramers_v": float(v)}


OPERATIONS = {f.__name__: f for f in [paired, two_samples, tails, contingency]}
requests = json.load(sys.stdin)
json.dump([OPERATIONS[request.pop("op")](**request) for request in requests], sys.stdout)

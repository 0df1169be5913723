"""Answers a JSON array of requests on stdin with a JSON array on stdout, from scikit-learn, SciPy and NumPy.

Each request is {"op": name, ...arguments}; matrices are lists of rows.
"""

import json
import sys
from decimal import Decimal, getcontext
from unittest import mock

import numpy as np
from pmml_evaluate import evaluate_pmml
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.optimize import linear_sum_assignment
from scipy.signal import argrelextrema
from scipy.spatial.distance import cdist, pdist
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.metrics import (
    adjusted_rand_score,
    calinski_harabasz_score,
    davies_bouldin_score,
    normalized_mutual_info_score,
    pairwise_distances_argmin_min,
    silhouette_samples,
    silhouette_score,
)
from sklearn.mixture import GaussianMixture
from sklearn.preprocessing import MinMaxScaler, PowerTransformer, RobustScaler, StandardScaler


def exact_distances(a, b=None):
    """Distances by differences.

    Given data, scikit-learn takes distances from norms and products, which loses half the digits between points that
    nearly coincide. Given these, its scores are exact to rounding.
    """
    return cdist(a, a if b is None else b)


def scores(x, labels, centroids):
    x, labels, centroids = np.array(x), np.array(labels), np.array(centroids)
    nearest, distances = pairwise_distances_argmin_min(x, centroids)
    distances_of_rows = exact_distances(x)
    with mock.patch("sklearn.metrics.cluster._unsupervised.pairwise_distances", exact_distances):
        davies_bouldin = davies_bouldin_score(x, labels)
    return {
        "silhouette_samples": silhouette_samples(distances_of_rows, labels, metric="precomputed").tolist(),
        "silhouette_samples_from_data": silhouette_samples(x, labels).tolist(),
        "silhouette_score": silhouette_score(distances_of_rows, labels, metric="precomputed"),
        "silhouette_score_from_data": silhouette_score(x, labels),
        "davies_bouldin": davies_bouldin,
        "davies_bouldin_from_data": davies_bouldin_score(x, labels),
        "calinski_harabasz": calinski_harabasz_score(x, labels),
        "nearest": nearest.tolist(),
        "inertia": float(((x - centroids[labels]) ** 2).sum()),
        "inertia_of_nearest": float((distances**2).sum()),
    }


def kmeans(x, n_clusters, n_init, seed, init="k-means++"):
    model = KMeans(n_clusters, init=init, n_init=n_init, random_state=seed, tol=1e-10, max_iter=1000)
    return float(model.fit(np.array(x)).inertia_)


def kmeans_single_restarts(x, n_clusters, init, restarts):
    return [kmeans(x, n_clusters, 1, seed, init) for seed in range(restarts)]


def standard_scaler(x):
    scaler = StandardScaler().fit(np.array(x))
    return {
        "mean": scaler.mean_.tolist(),
        "scale": scaler.scale_.tolist(),
        "transformed": scaler.transform(np.array(x)).tolist(),
    }


def scaler(x, scaling):
    x = np.array(x)
    if scaling == "minmax":
        fitted = MinMaxScaler().fit(x)
        center, scale = fitted.data_min_, 1 / fitted.scale_
    else:
        fitted = RobustScaler().fit(x)
        center, scale = fitted.center_, fitted.scale_
    return {"center": center.tolist(), "scale": scale.tolist(), "transformed": fitted.transform(x).tolist()}


def exact_log_likelihood(column, power):
    """The Yeo-Johnson log-likelihood in 60 digits: with 16, powers of large values cancel."""
    getcontext().prec = 60
    power = Decimal(float(power))

    def transform(x):
        exponent = power if x >= 0 else 2 - power
        log = (1 + abs(x)).ln()
        y = log if exponent == 0 else ((exponent * log).exp() - 1) / exponent
        return y if x >= 0 else -y

    x = [Decimal(float(value)) for value in column]
    y = [transform(value) for value in x]
    mean = sum(y) / len(y)
    variance = sum((value - mean) ** 2 for value in y) / len(y)
    jacobian = sum((1 + abs(value)).ln() * (1 if value >= 0 else -1) for value in x)
    return (power - 1) * jacobian - len(x) * variance.ln() / 2


def yeo_johnson(column, candidate):
    column = np.array(column)[:, None]
    fitted = PowerTransformer(standardize=False).fit(column)
    transformed = fitted.transform(column)
    return {
        "lambda": float(fitted.lambdas_[0]),
        "log_likelihoods": [
            float(exact_log_likelihood(column[:, 0], power)) for power in (candidate, fitted.lambdas_[0])
        ],
        "transformed": transformed[:, 0].tolist(),
        "inverse": fitted.inverse_transform(transformed)[:, 0].tolist(),
    }


def impute_median(x):
    x = np.array(x, dtype=float)
    imputer = SimpleImputer(strategy="median").fit(x)
    return {"medians": imputer.statistics_.tolist(), "completed": imputer.transform(x).tolist()}


class MixtureFromLabels(GaussianMixture):
    """Starts from a given clustering instead of one of its own."""

    def __init__(self, labels=None, **params):
        super().__init__(**params)
        self.labels = labels

    def _initialize_parameters(self, x, random_state):
        self._initialize(x, np.eye(self.n_components)[self.labels])


def gaussian_mixture(x, labels, covariance_type, tol, max_iter):
    x, labels = np.array(x), np.array(labels)
    model = MixtureFromLabels(
        labels=labels,
        n_components=int(labels.max()) + 1,
        covariance_type=covariance_type,
        tol=tol,
        max_iter=max_iter,
    ).fit(x)
    return {
        "lower_bound": float(model.lower_bound_),
        "iterations": int(model.n_iter_),
        "converged": bool(model.converged_),
        "labels": model.predict(x).tolist(),
        "probabilities": model.predict_proba(x).tolist(),
        "weights": model.weights_.tolist(),
        "means": model.means_.tolist(),
        "covariances": model.covariances_.reshape(len(model.weights_), -1).tolist(),
        "log_likelihood": float(model.score(x)),
        "bic": float(model.bic(x)),
        "aic": float(model.aic(x)),
    }


def ward(x, ks):
    merges = linkage(np.array(x), method="ward")
    return {
        "merges": merges[:, :2].astype(int).tolist(),
        "heights": merges[:, 2].tolist(),
        "sizes": merges[:, 3].astype(int).tolist(),
        "labels": [cut_tree(merges, n_clusters=k)[:, 0].tolist() for k in ks],
    }


def pca(x, components):
    x = np.array(x)
    model = PCA(n_components=components, svd_solver="full").fit(x)
    return {
        "components": model.components_.tolist(),
        "explained_variance": model.explained_variance_.tolist(),
        "explained_variance_ratio": model.explained_variance_ratio_.tolist(),
        "mean": model.mean_.tolist(),
        "projected": model.transform(x).tolist(),
    }


def normalized_mutual_info(a, b):
    return float(normalized_mutual_info_score(a, b))


def gap_statistic(x, labels, references, reference_labels):
    """Tibshirani, Walther, Hastie (2001), equations 2, 3 and the s_k rule, from pairwise distances as they define W_k."""

    def log_dispersion(rows, clusters):
        rows, clusters = np.array(rows), np.array(clusters)
        groups = [rows[clusters == cluster] for cluster in np.unique(clusters)]
        return np.log(sum((pdist(group) ** 2).sum() * 2 / (2 * len(group)) for group in groups))

    observed = np.array([log_dispersion(x, of_k) for of_k in labels])
    drawn = np.array(
        [[log_dispersion(rows, of_k) for of_k in of_rows] for rows, of_rows in zip(references, reference_labels)]
    )
    gaps = drawn.mean(axis=0) - observed
    errors = drawn.std(axis=0) * np.sqrt(1 + 1 / len(drawn))
    fitting = [k for k in range(len(gaps) - 1) if gaps[k] >= gaps[k + 1] - errors[k + 1]]
    return {
        "gaps": gaps.tolist(),
        "errors": errors.tolist(),
        "chosen": fitting[0] + 1 if fitting else None,
    }


def mini_batch_kmeans(x, n_clusters, batch_size, seeds):
    """The inertia over all rows of a fit from each seed, with the defaults of scikit-learn."""
    x = np.array(x)
    fit = lambda seed: MiniBatchKMeans(n_clusters, batch_size=batch_size, n_init=3, random_state=seed).fit(x)
    return [float(fit(seed).inertia_) for seed in range(seeds)]


def kneedle(ks, values, sensitivity):
    """Satopää et al. (2011), sections III.A to III.C, for a falling convex curve, without the smoothing."""
    ks, values = np.array(ks, dtype=float), np.array(values)
    x = (ks - ks.min()) / np.ptp(ks)
    y = (values - values.min()) / np.ptp(values)
    difference = y.max() - y - x
    peaks = argrelextrema(difference, np.greater)[0]
    for peak, following in zip(peaks, [*peaks[1:], len(ks)]):
        threshold = difference[peak] - sensitivity * np.diff(x).mean()
        if (difference[peak + 1 : following] < threshold).any():
            return float(ks[peak])
    return None


def quantile(column, q):
    return np.quantile(np.array(column), q).tolist()


def adjusted_rand(a, b):
    return float(adjusted_rand_score(a, b))


def assignment_cost(cost):
    cost = np.array(cost)
    rows, columns = linear_sum_assignment(cost)
    return float(cost[rows, columns].sum())


def describe_columns(columns):
    """What a profile says of numbers; without a width of their own, bins are left out."""

    def describe(values):
        x = np.array(values)
        counts, edges = np.histogram(x, bins=20)
        return {
            "mean": x.mean(),
            "standard_deviation": x.std(ddof=1),
            "quantiles": np.quantile(x, [0.05, 0.25, 0.5, 0.75, 0.95]).tolist(),
            "counts": counts.tolist(),
            "edges": edges.tolist(),
        }

    return [describe(values) for values in columns]


OPERATIONS = {
    operation.__name__: operation
    for operation in (
        scores,
        kmeans,
        kmeans_single_restarts,
        mini_batch_kmeans,
        standard_scaler,
        scaler,
        yeo_johnson,
        impute_median,
        gaussian_mixture,
        ward,
        pca,
        normalized_mutual_info,
        gap_statistic,
        kneedle,
        evaluate_pmml,
        quantile,
        describe_columns,
        adjusted_rand,
        assignment_cost,
    )
}


def answer(request):
    arguments = dict(request)
    return OPERATIONS[arguments.pop("op")](**arguments)


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)

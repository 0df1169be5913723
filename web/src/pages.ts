import { lazy } from 'react';

/** The pages in the order of the menu. Each is loaded when it is first opened; what it shows stands in its query. */
export const PAGES = [
  { name: 'overview', path: '/', component: lazy(async () => await import('./pages/overview/overview.tsx')) },
  {
    name: 'datasets',
    path: '/datasets',
    component: lazy(async () => await import('./pages/datasets/datasets.tsx')),
  },
  {
    name: 'experiments',
    path: '/experiments',
    component: lazy(async () => await import('./pages/experiments/experiments.tsx')),
  },
  { name: 'models', path: '/models', component: lazy(async () => await import('./pages/models/models.tsx')) },
  { name: 'drift', path: '/drift', component: lazy(async () => await import('./pages/drift/drift.tsx')) },
  {
    name: 'pipelines',
    path: '/pipelines',
    component: lazy(async () => await import('./pages/pipelines/pipelines.tsx')),
  },
  {
    name: 'serving',
    path: '/serving',
    component: lazy(async () => await import('./pages/serving/serving.tsx')),
  },
  { name: 'access', path: '/access', component: lazy(async () => await import('./pages/access/access.tsx')) },
] as const;

/* eslint-disable */
export const DOCUMENTS: readonly string[] = [
  "query Overview {\n  models(first: 50) {\n    edges {\n      node {\n        id\n        name\n        alias {\n          movedAt\n          version {\n            id\n            name\n            clusters {\n              id\n              label\n              size\n            }\n            datasetVersion {\n              number\n              tag\n              timeFrom\n              timeTo\n              dataset {\n                name\n                measures\n              }\n            }\n            assignments(first: 100) {\n              edges {\n                node {\n                  key\n                  name\n                  cluster\n                  distance\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n}",
  "query Viewer {\n  viewer {\n    name\n    roles\n  }\n}",
];

/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Overview {\n    models(first: 50) {\n      edges {\n        node {\n          id\n          name\n          alias {\n            movedAt\n            version {\n              id\n              name\n              clusters {\n                id\n                label\n                size\n              }\n              datasetVersion {\n                number\n                tag\n                timeFrom\n                timeTo\n                dataset {\n                  name\n                  measures\n                }\n              }\n              assignments(first: 100) {\n                edges {\n                  node {\n                    key\n                    name\n                    cluster\n                    distance\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  query Viewer {\n    viewer {\n      name\n      roles\n    }\n  }\n": typeof types.ViewerDocument,
};
const documents: Documents = {
    "\n  query Overview {\n    models(first: 50) {\n      edges {\n        node {\n          id\n          name\n          alias {\n            movedAt\n            version {\n              id\n              name\n              clusters {\n                id\n                label\n                size\n              }\n              datasetVersion {\n                number\n                tag\n                timeFrom\n                timeTo\n                dataset {\n                  name\n                  measures\n                }\n              }\n              assignments(first: 100) {\n                edges {\n                  node {\n                    key\n                    name\n                    cluster\n                    distance\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.OverviewDocument,
    "\n  query Viewer {\n    viewer {\n      name\n      roles\n    }\n  }\n": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview {\n    models(first: 50) {\n      edges {\n        node {\n          id\n          name\n          alias {\n            movedAt\n            version {\n              id\n              name\n              clusters {\n                id\n                label\n                size\n              }\n              datasetVersion {\n                number\n                tag\n                timeFrom\n                timeTo\n                dataset {\n                  name\n                  measures\n                }\n              }\n              assignments(first: 100) {\n                edges {\n                  node {\n                    key\n                    name\n                    cluster\n                    distance\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Overview {\n    models(first: 50) {\n      edges {\n        node {\n          id\n          name\n          alias {\n            movedAt\n            version {\n              id\n              name\n              clusters {\n                id\n                label\n                size\n              }\n              datasetVersion {\n                number\n                tag\n                timeFrom\n                timeTo\n                dataset {\n                  name\n                  measures\n                }\n              }\n              assignments(first: 100) {\n                edges {\n                  node {\n                    key\n                    name\n                    cluster\n                    distance\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      name\n      roles\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      name\n      roles\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;
import { concatAST, print, separateOperations } from 'graphql';

/** A plugin of graphql-codegen: all operations of a client, each with its fragments, as a list for the server. */
export function plugin(_schema, files) {
  const operations = separateOperations(concatAST(files.map(({ document }) => document)));
  const lines = Object.keys(operations)
    .toSorted()
    .map((name) => `  ${JSON.stringify(print(operations[name]))},\n`);
  return `/* eslint-disable */\nexport const DOCUMENTS: readonly string[] = [\n${lines.join('')}];\n`;
}

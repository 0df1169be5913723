import { fileTooLarge, invalidFile, MOST_COLUMNS, MOST_NAME_LENGTH } from './limits.ts';

/** The names of a file's columns, without surrounding space. @throws AppError FILE_INVALID, FILE_TOO_LARGE */
export function checkNames(names: readonly string[]): string[] {
  if (names.length > MOST_COLUMNS) throw fileTooLarge('columns', MOST_COLUMNS, names.length);
  const trimmed = names.map((name) => name.trim());
  const expected = 'a different name for each column, letter case aside, in the first row';
  trimmed.forEach((name, index) => {
    const column = index + 1;
    if (name === '') throw invalidFile(`Column ${column} has no name.`, { column, expected });
    if (name.length > MOST_NAME_LENGTH || name.includes('\0') || !name.isWellFormed()) {
      throw invalidFile(
        `The name of column ${column} is not well-formed, or longer than ${MOST_NAME_LENGTH} characters.`,
        { column },
      );
    }
  });
  const lower = trimmed.map((name) => name.toLowerCase());
  const first = new Map<string, number>();
  lower.forEach((name, index) => {
    const earlier = first.get(name);
    if (earlier !== undefined) {
      const message = `Columns ${earlier + 1} and ${index + 1} have the same name "${trimmed[index]}".`;
      throw invalidFile(message, { column: index + 1, value: trimmed[index], expected });
    }
    first.set(name, index);
  });
  return trimmed;
}

import {
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { Upload } from '../entities/upload.ts';
import { connectionOf } from './connection.ts';

export const FileFormatEnum = { CSV: 'csv', JSONL: 'jsonl', PARQUET: 'parquet', XLSX: 'xlsx' } as const;
registerEnumType(FileFormatEnum, {
  name: 'FileFormat',
  description: 'What a file is.',
  valuesConfig: {
    CSV: { description: 'Values between delimiters, with a first row of names.' },
    JSONL: { description: 'One JSON object per line.' },
    PARQUET: { description: 'Apache Parquet.' },
    XLSX: { description: 'A workbook: one of its sheets, with a first row of names.' },
  },
});

export const DecimalSignEnum = { POINT: '.', COMMA: ',' } as const;
registerEnumType(DecimalSignEnum, {
  name: 'DecimalSign',
  description: 'How the numbers of a text are written.',
  valuesConfig: {
    POINT: { description: 'As in 1,234.5.' },
    COMMA: { description: 'As in 1.234,5.' },
  },
});

@ObjectType('FileColumn', { description: 'A column of a file, as it is read.' })
export class FileColumnType {
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => String, { description: "Its type in PostgreSQL's words." })
  type: string;
  @Field(() => DecimalSignEnum, {
    nullable: true,
    description: 'How its numbers are written; null where they are whole, or no text.',
  })
  decimal: string | null;
  @Field(() => Boolean, {
    description:
      'Whether its numbers, such as 1.234, would read otherwise under the other sign, and nothing in the column tells: check it.',
  })
  isAmbiguous: boolean;
}

@ObjectType('FilePreview', { description: 'What a file holds, as it would be read.' })
export class FilePreviewType {
  @Field(() => FileFormatEnum, { description: 'What the file is.' })
  format: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Of a text: the encoding that it is read in. "windows-1252" means that it is no UTF-8, and may be another one.',
  })
  encoding: string | null;
  @Field(() => String, { nullable: true, description: 'CSV: the character between two values.' })
  delimiter: string | null;
  @Field(() => [String], { description: 'XLSX: the names of the sheets.' })
  sheets: string[];
  @Field(() => [FileColumnType], { description: 'Its columns, with the types that were found out or said.' })
  columns: FileColumnType[];
  @Field(() => Int, { description: 'The types are found out from at most so many of the first rows.' })
  inferenceRows: number;
  @Field(() => [[String]], {
    nullable: 'items',
    description: 'The values of some of the first rows, as texts; null where there is none.',
  })
  rows: (string | null)[][];
}

@ObjectType('Upload', { description: 'A file that somebody sent, as it came.' })
export class UploadType implements Pick<Upload, 'id' | 'fileName' | 'digest' | 'sizeBytes' | 'createdAt'> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'What the sender calls it.' })
  fileName: string;
  @Field(() => String, { description: 'MD5 of its bytes, in hex: the name of the object in the blob store.' })
  digest: string;
  @Field(() => Float, { description: 'Its size in bytes.' })
  sizeBytes: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was stored.' })
  createdAt: Date;
}

export const UploadConnection = connectionOf(UploadType, 'Upload');

@InputType('ColumnTypeInput', { description: 'The type that a column of a file has.' })
export class ColumnTypeInputType {
  @Field(() => String, { description: 'The name of the column.' })
  name: string;
  @Field(() => String, {
    description:
      'text, bigint, double precision, boolean, date, timestamp without time zone or timestamp with time zone.',
  })
  type: string;
}

@ObjectType('ColumnTypeOverride', { description: 'The type that a column of a file was said to have.' })
export class ColumnTypeType {
  @Field(() => String, { description: 'The name of the column.' })
  name: string;
  @Field(() => String, { description: "The type, in PostgreSQL's words." })
  type: string;
}

@ObjectType('FileReading', { description: 'What was said about how to read a file; the rest is found out.' })
export class FileReadingType {
  @Field(() => FileFormatEnum, { nullable: true, description: 'What the file is.' })
  format: string | null;
  @Field(() => String, { nullable: true, description: 'XLSX: the name of the sheet.' })
  sheet: string | null;
  @Field(() => String, { nullable: true, description: 'CSV: the character between two values.' })
  delimiter: string | null;
  @Field(() => DecimalSignEnum, { nullable: true, description: 'How the numbers of a text are written.' })
  decimal: string | null;
  @Field(() => [String], { description: 'Texts that stand for no value, beside the empty one.' })
  nullTexts: string[];
  @Field(() => [ColumnTypeType], { description: 'The types of columns.' })
  columns: ColumnTypeType[];
}

@InputType('FileReadingInput', {
  description: 'How to read a file. What is not said is found out from the file.',
})
export class FileReadingInputType {
  @Field(() => FileFormatEnum, { nullable: true, description: 'What the file is.' })
  format?: string;
  @Field(() => String, { nullable: true, description: 'XLSX: the name of the sheet; without it the first.' })
  sheet?: string;
  @Field(() => String, {
    nullable: true,
    description: 'CSV: the character between two values: comma, semicolon, tab or vertical bar.',
  })
  delimiter?: string;
  @Field(() => DecimalSignEnum, { nullable: true, description: 'How the numbers of a text are written.' })
  decimal?: string;
  @Field(() => [String], {
    nullable: true,
    description: 'Texts that stand for no value, such as "-" or "NA"; the empty one always does.',
  })
  nullTexts?: string[];
  @Field(() => [ColumnTypeInputType], {
    nullable: true,
    description: 'Types that are not to be found out; such a column must be there.',
  })
  columns?: ColumnTypeInputType[];
}

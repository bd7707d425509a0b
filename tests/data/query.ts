/** Asks DuckDB; files named in a query are those of one folder. */
import { DuckDBInstance } from '@duckdb/node-api';

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** @returns values as JSON has them; 64-bit integers as text */
export async function query(folder: string, sql: string): Promise<Answer> {
  const instance = await DuckDBInstance.create(':memory:', {
    // Nothing may be fetched: what a query needs is part of the program.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
    const reader = await connection.runAndReadAll(sql);
    return { columns: reader.columnNames(), rows: reader.getRowsJson() as unknown[][] };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What the tests use of the library `datapackage`, which has no types of its own. */
declare module 'datapackage' {
  interface Schema {
    readonly fieldNames: readonly string[];
    /** @throws Error when a value is not what its field says */
    castRow(row: readonly string[]): unknown[];
  }

  export class Package {
    static load(descriptor: object, options: { readonly basePath: string }): Promise<Package>;
    readonly valid: boolean;
    readonly errors: readonly Error[];
    getResource(name: string): { readonly schema: Schema | null } | null;
  }
}

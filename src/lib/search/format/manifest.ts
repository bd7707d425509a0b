/** What the index says of itself: the manifest and the entries of its shared files. */

/** The one file with a fixed name; the folders that it names change whenever their content does. */
export interface Manifest {
  readonly version: number;
  readonly reports: number;
  readonly groups: readonly { readonly path: string; readonly reports: number }[];
  /** Texts of reports in a file. */
  readonly bundle: number;
  /** It is known which reports have figures of which indicators. */
  readonly hasIndicators: boolean;
  /** Reports by value, for the filters before anything is typed. */
  readonly counts: {
    readonly years: Readonly<Record<string, number>>;
    readonly kinds: Readonly<Record<string, number>>;
    readonly levels: Readonly<Record<string, number>>;
    readonly needsReview: number;
  };
  /** Top of the region tree; the levels below are loaded when opened. */
  readonly provinces: readonly { readonly key: string; readonly name: string; readonly reports: number }[];
  /** Folder of `regions/<two digits>.bin` and of the other shared files. */
  readonly shared: string;
}

export const manifestVersion = 3;

/** Table of traditional characters and their simplified ones. */
export interface ScriptFile {
  readonly from: string;
  readonly to: string;
  /** So many of them, from the first on, are folded wherever they stand. */
  readonly certain: number;
}

/** Region below a province: key, name, key of the region above. */
export interface RegionEntry {
  readonly key: string;
  readonly name: string;
  readonly parent: string;
  readonly reports: number;
}

/** An indicator, or a family of them when `family` is its own id. */
export interface IndicatorEntry {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  /** Reports that have a figure of it. */
  readonly reports: number;
}

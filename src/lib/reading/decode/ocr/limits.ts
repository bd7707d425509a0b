/** Pages of one scan that are read: a long report has forty. Each takes seconds. */
export const maxScanPages = 300;

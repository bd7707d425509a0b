/** Loaded before a program: its clock, that of its threads included, runs 400 days ahead. */
const days = 400 * 86_400_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now() + days] : args));
  }
  static now() {
    return RealDate.now() + days;
  }
};

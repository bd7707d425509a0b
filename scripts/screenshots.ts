/** Pictures of every kind of page of the built site. Run it as `npm exec -- node scripts/screenshots.ts`. */
import { Command } from 'commander';
import { type ScreenshotOptions, takeScreenshots } from '../src/lib/dev/screenshots.ts';

const options = new Command('screenshots')
  .description('Take pictures of every kind of page of a built site.')
  .option('--site <folder>', 'built site', 'dist')
  .option('--base <path>', 'path that it was built for', '/')
  .option('--out <folder>', 'folder for the pictures', '.cache/screenshots')
  .option('--only <kinds...>', 'kinds of page, such as search or reports/*, all when left out')
  .parse()
  .opts<ScreenshotOptions>();

await takeScreenshots(options);

/** Name of the site as its pages show it. */
export const siteName = '卷宗';

/** What it is, in a few characters. */
export const tagline = '法治政府建设报告档案';

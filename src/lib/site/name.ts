/** Name of the site as its pages show it. */
export const siteName = '卷宗';

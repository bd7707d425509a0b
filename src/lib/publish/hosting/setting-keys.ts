/** Under which names a reader's choices are kept on the device, by their names on the root element. */
export const settingKeys = {
  theme: 'juanzong:theme',
  contrast: 'juanzong:contrast',
  textSize: 'juanzong:text-size',
} as const;

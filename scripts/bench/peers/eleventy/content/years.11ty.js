import { list } from '../includes/frame.mjs';

export const { data, render } = list('years');

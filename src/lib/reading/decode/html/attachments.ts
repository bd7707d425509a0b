import type { Address } from '../../../core/model.ts';
import { namesAttachment, namesPicture } from './address-vocabulary.ts';

/** A link to a file that may hold the report or a part of it. */
export const isAttachmentLink = ({ text, url }: Address): boolean =>
  namesAttachment(url) || (namesAttachment(text) && !namesPicture(url));

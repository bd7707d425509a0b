import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';

/** What a workbook holds that is not in the text of its sheets: counted, so that a message can name it. */
export class Missing {
  hidden = 0;
  formulas = 0;
  comments = 0;
  pictures = 0;
  readonly sheets: string[] = [];

  messages(): Message[] {
    const { hidden, formulas, comments, pictures, sheets } = this;
    const told = (when: boolean, slug: string, severity: Message['severity'], text: string): Message[] =>
      when ? [message(slug, severity, text)] : [];
    return [
      ...told(
        sheets.length > 0,
        'hidden-text',
        'info',
        `工作簿有隐藏的工作表 ${sheets.length} 张，没有读入：${sheets.slice(0, 10).join('、')}。`,
      ),
      ...told(
        hidden > 0,
        'hidden-text',
        'info',
        `工作表里有隐藏的行或列，其中 ${hidden} 格有内容，没有读入。`,
      ),
      ...told(
        formulas > 0,
        'text-missing',
        'warning',
        `有 ${formulas} 格是公式而没有保存结果，没有读到；请在 Excel 或 WPS 中打开，保存后再收。`,
      ),
      ...told(
        comments > 0,
        'comments-not-read',
        'info',
        `工作簿带有批注 ${comments} 条，批注不是正文，没有读入。`,
      ),
      ...told(
        pictures > 0,
        'pictures-not-read',
        'info',
        `工作簿里有图片或图表 ${pictures} 个，其中的文字没有读入。如图中有报告内容，请另取文字版本。`,
      ),
    ];
  }
}
